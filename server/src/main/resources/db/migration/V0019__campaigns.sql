create table campaigns (
  workspace_id     int         not null,
  id               uuid        not null,
  -- As it was written: whom, what, when, how fast.
  definition       json        not null,
  -- The segment that it goes to, to find by; null when a condition says who.
  segment_id       uuid,
  -- What it says, with the versions that were in use when it started; null before.
  contents         json,
  state            text        not null check (state in (
                     'draft', 'scheduled', 'preparing', 'sending', 'paused', 'completed', 'cancelled')),
  paused_reason    text,
  revision         bigint      not null,
  -- When it starts by itself, and when it did.
  starts_at        timestamptz,
  started_at       timestamptz,
  ended_at         timestamptz,
  -- The audience is written down once: how many, and how many of these too late at the start.
  frozen_at        timestamptz,
  audience         bigint      not null default 0,
  passed           bigint      not null default 0,
  -- How far messages have been made: the test first, if there is one, then the rest.
  testing          boolean     not null default false,
  done_due         timestamptz,
  done_contact     uuid,
  walked           boolean     not null default false,
  made             bigint      not null default 0,
  without_address  bigint      not null default 0,
  gone             bigint      not null default 0,
  -- When the next message may be made, where there is a pace.
  next_at          timestamptz,
  tested_at        timestamptz,
  winner           int,
  -- What complaints and bounces say, and what had been sent, complained and bounced at the last resumption.
  alarmed          boolean     not null default false,
  known_sent       bigint      not null default 0,
  known_complained bigint      not null default 0,
  known_bounced    bigint      not null default 0,
  -- Messages sent when they were last counted, and when complaints were last looked at.
  counted_sent     bigint      not null default 0,
  checked_at       timestamptz,
  -- Whether rows of the audience may be left.
  audience_kept    boolean     not null default false,
  lease            uuid,
  leased_until     timestamptz,
  created_at       timestamptz not null,
  updated_at       timestamptz not null,
  primary key (workspace_id, id)
);
create index campaigns_at_work on campaigns (workspace_id)
 where state in ('scheduled', 'preparing', 'sending')
    or (audience_kept and state in ('completed', 'cancelled'));

-- Who gets a campaign, from its start until it has ended. Walked in the order of the key, or by the time at
-- which each is due where that differs.
create table campaign_audience (
  workspace_id int         not null,
  campaign_id  uuid        not null,
  contact_id   uuid        not null,
  due_at       timestamptz,
  primary key (workspace_id, campaign_id, contact_id)
);
create index campaign_audience_due on campaign_audience (workspace_id, campaign_id, due_at, contact_id)
 where due_at is not null;
alter table campaign_audience alter column workspace_id set (n_distinct = 1);

-- What others said of a message after it was sent.
alter table messages
  add column delivered_at    timestamptz,
  add column hard_bounced_at timestamptz,
  add column soft_bounced_at timestamptz;

-- Counts what waits, and what was sent, without a look at the rows.
create index messages_of_campaign on messages (workspace_id, campaign_id, state) where campaign_id is not null;
create index messages_complained on messages (workspace_id, campaign_id)
 where campaign_id is not null and complained_at is not null;
create index messages_hard_bounced on messages (workspace_id, campaign_id)
 where campaign_id is not null and hard_bounced_at is not null;
