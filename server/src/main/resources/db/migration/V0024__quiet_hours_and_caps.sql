-- When and how often marketing messages do not reach people; null for no limit.
alter table workspaces
  add column quiet_hours   json,
  add column frequency_cap json;

alter table messages
  add column ignores_limits boolean not null default false,
  -- Until when a limit has held it back; it could not be sent before.
  add column held_until     timestamptz,
  -- From when on somebody may have it, where there is a cap: set by the claim, taken back if it does not go.
  add column counted_at     timestamptz;

-- What counts of a contact, the newest first, without a look at all it ever got. What was sent before there was a cap
-- counts, too.
create index messages_counted on messages (workspace_id, contact_id, coalesce(sent_at, counted_at))
 where kind = 'marketing' and coalesce(sent_at, counted_at) is not null;
