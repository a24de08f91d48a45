-- What messages are about, and what people may want to get or not.
create table topics (
  workspace_id  int         not null,
  -- In contacts' rows. Never used again, so a deleted topic keeps its row.
  no            int         not null,
  id            uuid        not null,
  name          text        not null,
  description   text        not null,
  mode          text        not null check (mode in ('opt-in', 'opt-out')),
  double_opt_in boolean     not null,
  -- Of its wording.
  version       int         not null,
  revision      bigint      not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  deleted_at    timestamptz,
  primary key (workspace_id, no),
  unique (workspace_id, id)
);

-- What a topic said when somebody agreed to it. Stays when the topic goes: it is a part of the proof.
create table topic_wordings (
  workspace_id int         not null,
  topic_id     uuid        not null,
  version      int         not null,
  name         text        not null,
  description  text        not null,
  since        timestamptz not null,
  primary key (workspace_id, topic_id, version)
);

-- Numbers of topics: opted in, or opted out as a negative number. Null while there is no choice.
alter table contacts add column topics int[];

-- Every change of somebody's consent, and the proof of it.
create table consent_changes (
  workspace_id  int         not null,
  contact_id    uuid        not null,
  id            uuid        not null,
  changed_at    timestamptz not null,
  -- Null when it is about everything but transactional messages.
  topic_id      uuid,
  topic_version int,
  given         boolean     not null,
  how           text        not null,
  message_id    uuid,
  -- Where a person did it.
  source        text,
  user_agent    text,
  primary key (workspace_id, contact_id, id)
);

-- Mails by which somebody is asked to confirm that they opted in.
create table confirmations (
  workspace_id int         not null,
  -- That of the message.
  id           uuid        not null,
  contact_id   uuid        not null,
  -- So that nobody is asked too often.
  address_hash bytea       not null,
  topic_ids    uuid[]      not null,
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  primary key (workspace_id, id)
);
create index confirmations_by_address on confirmations (workspace_id, address_hash, asked_at);
create index confirmations_by_contact on confirmations (workspace_id, contact_id);

-- Until now a template's topic was any text.
update templates set topic = null where topic is not null;
