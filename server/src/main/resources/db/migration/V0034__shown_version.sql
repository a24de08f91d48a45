-- The version in which what callers see of a contact changed last: its entity tag. The other one also grows when
-- something was counted anew or a wake-up moved, which is nobody's business who edits what was shown.
alter table contacts add column shown_version int8 not null default 0;
