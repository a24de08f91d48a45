-- What came of the request that took the key: a message, a run, or whatever else it made. So a repetition finds it.
alter table applied_keys add column made uuid;
