-- Messages that a paused workflow holds back, found again when it goes on.
create index messages_held on messages (workspace_id, run_id)
 where run_id is not null and due_at is null and state in ('queued', 'deferred');
