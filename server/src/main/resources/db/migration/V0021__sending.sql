-- How many messages a second a workspace may send; null for no limit.
alter table workspaces add column send_rate int;

-- How much of a workspace's rate is taken: when all of it would be free again. Only where there is a limit.
create table send_paces (
  workspace_id int         primary key,
  full_at      timestamptz not null
);

-- What people wait for is found first, however much else is queued.
drop index messages_due;
create index messages_due on messages (workspace_id, kind, due_at) where due_at is not null;
