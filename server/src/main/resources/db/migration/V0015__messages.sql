-- Every message to somebody, from the moment it is wanted. Rows change state often and in place.
create table messages (
  workspace_id     int         not null,
  id               uuid        not null,
  -- Null when it goes to a bare address.
  contact_id       uuid,
  kind             text        not null check (kind in ('transactional', 'marketing')),
  template_id      uuid,
  template_version int,
  -- Content that is no template.
  content          jsonb,
  -- Variables for rendering, beside the contact.
  data             jsonb       not null,
  address          text        not null,
  address_key      text        not null,
  -- As it was rendered.
  subject          text,
  state            text        not null check (state in (
                     'queued', 'sending', 'deferred', 'sent', 'bounced', 'failed', 'unknown', 'skipped')),
  -- Why it was skipped or failed.
  reason           text,
  attempts         int         not null default 0,
  -- When it may be claimed next: a claim moves it to the end of its lease. Null once it has ended.
  due_at           timestamptz,
  lease            uuid,
  -- What the mail server said last.
  code             int,
  status           text,
  reply            text,
  created_at       timestamptz not null,
  sent_at          timestamptz,
  primary key (workspace_id, id)
) with (fillfactor = 70);

create index messages_due on messages (workspace_id, due_at) where due_at is not null;
create index messages_by_contact on messages (workspace_id, contact_id, id) where contact_id is not null;
alter table messages alter column workspace_id set (n_distinct = 1);

-- What would have been sent, while no mail server is set.
create table mailbox (
  workspace_id int         not null,
  id           uuid        not null,
  contact_id   uuid,
  address      text        not null,
  subject      text        not null,
  html         text        not null,
  text         text        not null,
  source       bytea       not null,
  received_at  timestamptz not null,
  primary key (workspace_id, id)
);
create index mailbox_by_contact on mailbox (workspace_id, contact_id) where contact_id is not null;
