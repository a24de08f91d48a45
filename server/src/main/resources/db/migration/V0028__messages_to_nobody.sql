-- Messages to an address that was no contact's, which go when somebody with that address is erased.
create index messages_to_nobody on messages (workspace_id, address_key) where contact_id is null;
