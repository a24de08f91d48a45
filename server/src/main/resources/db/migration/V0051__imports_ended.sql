-- What ended long ago is found and dropped.
create index imports_ended on imports (workspace_id, finished_at) where finished_at is not null;
