-- Of which workflow a message of a run is: it stays known when the run is dropped, and lists of a workflow's or
-- a run's messages read no others.
alter table messages add column workflow_id uuid;

update messages m
   set workflow_id = w.id
  from workflow_runs r
  join workflows w on w.workspace_id = r.workspace_id and w.no = r.workflow_no
 where m.run_id is not null and r.workspace_id = m.workspace_id and r.id = m.run_id;

create index messages_by_workflow on messages (workspace_id, workflow_id, id) where workflow_id is not null;
create index messages_by_run on messages (workspace_id, run_id, id) where run_id is not null;
