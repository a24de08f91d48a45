-- Messages of runs that have not gone yet: those that a paused workflow holds back are found again when
-- it goes on, and their runs and templates are kept.
create index messages_of_runs on messages (workspace_id, run_id)
 where run_id is not null and state in ('queued', 'deferred');
