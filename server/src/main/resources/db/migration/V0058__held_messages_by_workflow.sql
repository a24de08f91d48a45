-- What a pause holds of a workflow, and of no other: when it goes on, it does so without passing by all that waits.
drop index concurrently if exists messages_held_of_runs;
create index concurrently messages_held_of_runs on messages (workspace_id, workflow_id)
 where run_id is not null and due_at is null and state in ('queued', 'deferred');
