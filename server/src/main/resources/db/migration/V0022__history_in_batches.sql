-- The history of memberships, twice, each as its readers ask for it: one row for a contact and version, and one for a
-- segment and batch. A new contact that enters nine segments used to cost nine rows with two index entries each.

create table contact_flips (
  workspace_id int         not null,
  contact_id   uuid        not null,
  version      bigint      not null,
  at           timestamptz not null,
  -- Numbers of segments.
  entered      int[]       not null,
  exited       int[]       not null,
  primary key (workspace_id, contact_id, version)
);

-- Three arrays of one length: who, by which version of theirs, and whether they entered or left.
create table segment_flips (
  workspace_id int         not null,
  segment_no   int         not null,
  at           timestamptz not null,
  id           uuid        not null,
  contact_ids  uuid[]      not null,
  versions     bigint[]    not null,
  entered      boolean[]   not null,
  primary key (workspace_id, segment_no, at, id)
);

alter table contact_flips alter column workspace_id set (n_distinct = 1);
alter table segment_flips alter column workspace_id set (n_distinct = 1);

insert into contact_flips (workspace_id, contact_id, version, at, entered, exited)
select workspace_id, contact_id, version, max(at),
       coalesce(array_agg(segment_no order by segment_no) filter (where entered), '{}'),
       coalesce(array_agg(segment_no order by segment_no) filter (where not entered), '{}')
  from segment_changes
 group by workspace_id, contact_id, version;

insert into segment_flips (workspace_id, segment_no, at, id, contact_ids, versions, entered)
select workspace_id, segment_no, at, gen_random_uuid(), array_agg(contact_id), array_agg(version), array_agg(entered)
  from segment_changes
 group by workspace_id, segment_no, at;

drop table segment_changes;

-- What happened to a contact, one row a segment.
create view segment_changes as
  select h.workspace_id, h.contact_id, h.version, f.segment_no, f.entered, h.at
    from contact_flips h
   cross join lateral (
     select no as segment_no, true as entered from unnest(h.entered) as e(no)
     union all
     select no, false from unnest(h.exited) as x(no)) f;
