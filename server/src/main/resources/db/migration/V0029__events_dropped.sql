-- Whether old events were ever dropped: what segments counted of them cannot be counted anew.
alter table workspaces add column events_dropped boolean not null default false;
update workspaces set events_dropped = true where event_retention_days is not null;
