-- The runs of a contact that are under way, what must be remembered of earlier ones, and dates that will
-- start one (EnrolmentCodec); null when there is nothing of the kind. Deciding a run needs no other row.
alter table contacts add column workflows text;

create table workflows (
  workspace_id int         not null,
  -- Stands for the workflow in contacts' records.
  no           int         not null,
  id           uuid        not null,
  name         text        not null,
  description  text        not null,
  state        text        not null check (state in ('draft', 'published', 'paused', 'archived')),
  -- Grows with every edit.
  revision     bigint      not null,
  -- As it was written last; json keeps the order of members.
  draft        json        not null,
  -- The version of which new runs are; 0 before the first.
  version      int         not null default 0,
  -- Contacts whose record does not hold yet what the published version needs: the last one done, and
  -- until when a node is at it.
  building     bool        not null default false,
  built_to     uuid,
  leased_until timestamptz,
  -- What is being done with its runs, one after the other; the last one done; how many.
  sweep        json,
  swept_to     uuid,
  swept        bigint      not null default 0,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, no)
);
create unique index workflows_id on workflows (workspace_id, id);

-- Never changed. A version is live while new runs are of it or runs of it are under way.
create table workflow_versions (
  workspace_id int         not null,
  workflow_no  int         not null,
  version      int         not null,
  definition   json        not null,
  live         bool        not null,
  published_at timestamptz not null,
  primary key (workspace_id, workflow_no, version)
);

-- Written with the contacts whose runs they are; who decides reads the contact.
create table workflow_runs (
  workspace_id int         not null,
  id           uuid        not null,
  contact_id   uuid        not null,
  workflow_no  int         not null,
  version      int         not null,
  key          text        not null,
  state        text        not null check (state in (
                 'ready', 'sleeping', 'watching', 'calling', 'failed', 'completed', 'goal', 'exited', 'stopped')),
  step         text,
  -- When it goes on by itself.
  until        timestamptz,
  reason       text,
  visits       int         not null,
  data         jsonb       not null,
  started_at   timestamptz not null,
  since        timestamptz not null,
  primary key (workspace_id, id)
) with (fillfactor = 75);
create index workflow_runs_by_contact on workflow_runs (workspace_id, contact_id, id);
create index workflow_runs_by_workflow on workflow_runs (workspace_id, workflow_no, id);
create index workflow_runs_active on workflow_runs (workspace_id, workflow_no, version, state, step)
 where state in ('ready', 'sleeping', 'watching', 'calling', 'failed');
create index workflow_runs_failed on workflow_runs (workspace_id) where state = 'failed';

-- Why each run did what it did.
create table workflow_log (
  workspace_id int         not null,
  run_id       uuid        not null,
  seq          int         not null,
  contact_id   uuid        not null,
  step         text        not null,
  visit        int         not null,
  at           timestamptz not null,
  did          text        not null,
  why          jsonb       not null,
  after        jsonb       not null,
  primary key (workspace_id, run_id, seq)
);
create index workflow_log_by_contact on workflow_log (workspace_id, contact_id);

-- Requests that runs wait for.
create table workflow_calls (
  workspace_id int         not null,
  id           uuid        not null,
  contact_id   uuid        not null,
  workflow_no  int         not null,
  run_id       uuid        not null,
  step         text        not null,
  visit        int         not null,
  request      jsonb       not null,
  data         jsonb       not null,
  attempts     int         not null default 0,
  -- When it may be claimed next: a claim moves it to the end of its lease.
  due_at       timestamptz not null,
  created_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index workflow_calls_due on workflow_calls (workspace_id, due_at);
create index workflow_calls_by_contact on workflow_calls (workspace_id, contact_id);

alter table workflow_runs  alter column workspace_id set (n_distinct = 1);
alter table workflow_log   alter column workspace_id set (n_distinct = 1);
alter table workflow_calls alter column workspace_id set (n_distinct = 1);
