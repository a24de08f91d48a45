-- Runs of a workflow in one state, the newest at the end: the few that failed, and those under way, are found without
-- passing by all that have ended. A list of every state is put together from each.
drop index concurrently if exists workflow_runs_by_state;
create index concurrently workflow_runs_by_state on workflow_runs (workspace_id, workflow_no, state, id);
drop index concurrently if exists workflow_runs_by_workflow;
