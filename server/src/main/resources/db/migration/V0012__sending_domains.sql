-- Domains that mail is sent from, each with the keys that sign for it. The private keys never leave by
-- the API; who can read this table can sign.
create table sending_domains (
  workspace_id    int         not null,
  id              uuid        not null,
  -- In ASCII.
  domain          text        not null,
  -- What the names of the published keys begin with; new for each row, so that publishing a key proves
  -- that this workspace has the domain.
  selector        text        not null,
  rsa_public      bytea       not null,
  rsa_private     bytea       not null,
  ed25519_public  bytea       not null,
  ed25519_private bytea       not null,
  -- What the last check found, by the purpose of the record.
  findings        jsonb       not null,
  checked_at      timestamptz,
  verified_at     timestamptz,
  created_at      timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, domain)
);
