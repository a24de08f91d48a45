-- Endpoints that are told what happens. Their numbers are what deliveries carry; changing what an enabled
-- endpoint takes raises the version of the workspace's definitions, so no batch misses an endpoint.
create table webhook_endpoints (
  workspace_id     int         not null,
  no               int         not null,
  id               uuid        not null,
  url              text        not null,
  description      text        not null,
  -- Empty for all.
  types            text[]      not null,
  -- Those that are deleted go with their last delivery.
  state            text        not null check (state in ('enabled', 'disabled', 'deleted')),
  disabled_reason  text check (disabled_reason in ('manual', 'gone', 'failing')),
  disabled_at      timestamptz,
  secret           bytea       not null,
  old_secret       bytea,
  old_secret_until timestamptz,
  failing_since    timestamptz,
  last_failure     timestamptz,
  revision         bigint      not null,
  -- The node that works on its queue, and until when the others leave it alone.
  lease            uuid,
  leased_until     timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (workspace_id, no),
  unique (workspace_id, id)
) with (fillfactor = 50);

-- What is told, once however many are told. By contact, so that it goes with the contact; those about
-- no contact that could still be erased have the id of all zeros.
create table webhook_messages (
  workspace_id int         not null,
  contact_id   uuid        not null,
  id           uuid        not null,
  type         text        not null,
  -- Exactly the bytes that are signed and sent.
  body         bytea       not null,
  created_at   timestamptz not null,
  primary key (workspace_id, contact_id, id)
);
create index webhook_messages_age on webhook_messages using brin (created_at);

-- A message on its way to an endpoint, and what came of it. Ids of messages sort by time.
create table webhook_deliveries (
  workspace_id    int         not null,
  endpoint_no     int         not null,
  message_id      uuid        not null,
  contact_id      uuid        not null,
  state           text        not null check (state in ('pending', 'delivered', 'failed')),
  attempts        int         not null default 0,
  -- The next attempt; null when there is none to come.
  due_at          timestamptz,
  -- The latest attempt.
  attempted_at    timestamptz,
  took_ms         int,
  status          int,
  headers         json,
  answer          bytea,
  error           text,
  primary key (workspace_id, endpoint_no, message_id),
  check ((state = 'pending') = (due_at is not null))
) with (fillfactor = 80);
create index webhook_deliveries_due on webhook_deliveries (workspace_id, endpoint_no, due_at, message_id)
  where due_at is not null;
create index webhook_deliveries_failed on webhook_deliveries (workspace_id, endpoint_no, message_id)
  where state = 'failed';
