-- Which messages of a campaign may go soon is told without a look at those that wait for longer. What becomes due
-- at another time enters every index already, so this costs no more entries than the one it replaces.
drop index concurrently if exists messages_of_campaign_by_due;
create index concurrently messages_of_campaign_by_due on messages (workspace_id, campaign_id, state, due_at)
 where campaign_id is not null;
drop index concurrently if exists messages_of_campaign;
