-- The address that is not written to, in its normal form, so that people can read the list. Null where
-- only the hash may be kept: the person was erased.
alter table suppressions add column address text;

-- Soft bounces of late, to give an address up after several. No address: a keyed hash.
create table soft_bounces (
  workspace_id int         not null,
  address_hash bytea       not null,
  -- What bounced, so that one message counts once.
  message_key  uuid        not null,
  bounced_at   timestamptz not null,
  primary key (workspace_id, address_hash, message_key)
);
create index soft_bounces_age on soft_bounces (bounced_at);

-- Who may tell us by HTTP what became of mail that went through them.
create table inbound_providers (
  workspace_id int         not null,
  provider     text        not null,
  -- A part of the address to which the provider sends.
  url_secret   bytea       not null,
  -- What the provider signs with, or its public key; null where it needs none.
  secret       text,
  -- Topics that are listened to; for providers that have topics.
  topics       text[]      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, provider)
);
