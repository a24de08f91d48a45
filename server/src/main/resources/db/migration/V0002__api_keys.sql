-- Keys are looked up by the hash of what the caller sends, before the workspace is known: this table is
-- small and global (a reference table when the others are distributed).
create table api_keys (
  id           uuid        not null primary key,
  workspace_id int         not null,
  -- SHA-256 of the key; a key has 190 random bits, so no slow hash is needed.
  hash         bytea       not null unique,
  name         text        not null,
  scopes       text[]      not null,
  hint         text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index api_keys_by_workspace on api_keys (workspace_id, id);

-- Answers to POSTs, kept for a day to be given again; status is null while the first one runs.
create table idempotency_keys (
  workspace_id int         not null,
  key          text        not null,
  -- SHA-256 of route, parameters and body.
  fingerprint  bytea       not null,
  status       int,
  media_type   text,
  -- Names and values by turns.
  headers      text[],
  body         bytea,
  -- Whose data the answer holds, so that erasing the person erases it.
  contact_id   uuid,
  created_at   timestamptz not null,
  locked_until timestamptz not null,
  primary key (workspace_id, key)
);
create index idempotency_keys_by_contact on idempotency_keys (workspace_id, contact_id)
  where contact_id is not null;
create index idempotency_keys_age on idempotency_keys (created_at);

-- One row: what all nodes of this installation share.
create table installation (
  one           boolean primary key check (one),
  cursor_secret bytea not null
);
