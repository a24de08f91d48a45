-- How a workspace has openings and clicks told.
alter table workspaces
  -- The host in links; null for that of the server.
  add column tracking_domain            text,
  -- The attribute that must be true of those who are tracked; null when all are.
  add column tracking_consent_attribute text;

-- When the last one was counted; more often than once in a while none is.
alter table messages
  add column last_opened_at         timestamptz,
  add column last_machine_opened_at timestamptz;

-- The links of a message that its recipient followed. What a campaign's report counts is counted of these, so
-- that nothing is left of somebody who is erased.
create table clicked_links (
  workspace_id   int         not null,
  contact_id     uuid        not null,
  message_id     uuid        not null,
  -- A hash of the address.
  link           bigint      not null,
  campaign_id    uuid,
  -- Which of the campaign's contents it stood in.
  variant        int         not null,
  url            text        not null,
  clicks         int         not null,
  machine_clicks int         not null,
  first_at       timestamptz not null,
  last_at        timestamptz not null,
  primary key (workspace_id, contact_id, message_id, link)
) with (fillfactor = 80);

create index clicked_links_by_campaign on clicked_links (workspace_id, campaign_id) where campaign_id is not null;
alter table clicked_links alter column workspace_id set (n_distinct = 1);
