-- What messages are made of. Settings change in place; every change of the content makes a version.

create table templates (
  workspace_id int         not null,
  id           uuid        not null,
  name         text        not null,
  description  text        not null,
  topic        text,
  from_name    text,
  from_email   text,
  reply_to     text,
  track_opens  boolean     not null,
  track_clicks boolean     not null,
  -- The version that is used now.
  version      int         not null,
  -- Grows with every change of settings or content.
  revision     bigint      not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (workspace_id, id)
);

create table template_versions (
  workspace_id int         not null,
  template_id  uuid        not null,
  version      int         not null,
  format       text        not null check (format in ('mjml', 'html')),
  subject      text        not null,
  preheader    text        not null,
  body         text        not null,
  -- The text part as its author wrote it; null when it is made from the body.
  text         text,
  -- What is rendered: the body compiled, with the preheader in it, still with its Liquid.
  html         text        not null,
  -- The text part that is rendered; null when it must be made from each rendered message.
  plain        text,
  created_at   timestamptz not null,
  primary key (workspace_id, template_id, version)
);
