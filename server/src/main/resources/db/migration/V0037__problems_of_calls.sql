-- What became of the last attempt of a request that is tried again; null before the first has failed.
alter table workflow_calls add column problem text;
