-- Files on their way in. A file is cut into chunks of whole records while it arrives, so that any node
-- can read it and go on where another stopped; chunks go as soon as they are read, since they hold
-- personal data. Errors name lines and rules, never values, for the same reason.

create table imports (
  workspace_id      int         not null,
  id                uuid        not null,
  state             text        not null check (state in
                      ('uploading', 'queued', 'running', 'completed', 'failed', 'cancelled')),
  format            text        not null check (format in ('csv', 'ndjson')),
  delimiter         text        not null,
  -- Where each column of a CSV file goes, by position.
  columns           text[]      not null,
  infer_types       boolean     not null,
  trigger_workflows boolean     not null,
  file_name         text,
  chunks            int         not null default 0,
  bytes_total       bigint      not null default 0,
  -- The next record to apply. Moves in the transaction that stores the records before it.
  chunk_no          int         not null default 0,
  record_no         int         not null default 0,
  bytes_read        bigint      not null default 0,
  rows_read         bigint      not null default 0,
  rows_created      bigint      not null default 0,
  rows_updated      bigint      not null default 0,
  rows_unchanged    bigint      not null default 0,
  rows_failed       bigint      not null default 0,
  -- Who works on it, and until when the others leave it alone.
  lease             uuid,
  leased_until      timestamptz not null,
  -- Failures since the last chunk was done.
  tries             int         not null default 0,
  error             text,
  created_at        timestamptz not null,
  started_at        timestamptz,
  finished_at       timestamptz,
  primary key (workspace_id, id)
);
create index imports_open on imports (workspace_id, leased_until)
  where state in ('uploading', 'queued', 'running');

create table import_chunks (
  workspace_id int     not null,
  import_id    uuid    not null,
  no           int     not null,
  first_line   bigint  not null,
  -- Bytes of the file up to the end of this chunk.
  ends_at      bigint  not null,
  -- Stands for one record that was too long to keep; it has no content.
  overlong     boolean not null,
  content      bytea   not null,
  primary key (workspace_id, import_id, no)
);
-- It is read once and dropped: compressing it would cost more than it saves.
alter table import_chunks alter column content set storage external;

create table import_errors (
  workspace_id int    not null,
  import_id    uuid   not null,
  line         bigint not null,
  code         text   not null,
  pointer      text   not null,
  detail       text   not null,
  primary key (workspace_id, import_id, line)
);
