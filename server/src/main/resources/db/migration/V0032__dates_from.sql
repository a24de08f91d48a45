-- Since when a workflow's dates count while it is built: one that comes before a contact's record waits
-- for it is made up for. Of no meaning otherwise.
alter table workflows add column dates_from timestamptz;
