-- Who wanted a message, and what its recipient did with it.
alter table messages
  add column topic_id            uuid,
  add column campaign_id         uuid,
  -- Which of the campaign's contents it has, from 0.
  add column variant             int not null default 0,
  add column run_id              uuid,
  add column step                text,
  -- The first of each; machines are those that look at mail before or instead of people.
  add column opened_at           timestamptz,
  add column clicked_at          timestamptz,
  add column machine_opened_at   timestamptz,
  add column machine_clicked_at  timestamptz,
  add column complained_at       timestamptz,
  add column unsubscribed_at     timestamptz;

create index messages_by_campaign on messages (workspace_id, campaign_id, id) where campaign_id is not null;
