-- A message that is being handed over may come back to be tried again: until it has ended, its run and its
-- template are kept.
drop index messages_of_runs;
create index messages_of_runs on messages (workspace_id, run_id)
 where run_id is not null and state in ('queued', 'sending', 'deferred');
