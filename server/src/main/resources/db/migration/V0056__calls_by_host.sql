-- Whose receiver has no place is passed by at once, however many requests wait for it. The expression is the one by
-- which requests are claimed.
drop index concurrently if exists workflow_calls_by_host;
create index concurrently workflow_calls_by_host on workflow_calls (
  workspace_id, (coalesce(substring(lower(request->>'url') from '//([^/?#]*)'), '')), due_at);
