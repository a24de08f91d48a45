-- The contact with whose data a message is rendered that goes to somebody else: a test, which is no contact's.
alter table messages add column rendered_as uuid;
create index messages_by_rendered_as on messages (workspace_id, rendered_as) where rendered_as is not null;

-- Whether the import may subscribe those who have left.
alter table imports add column resubscribe boolean not null default false;
