-- As CONTRIBUTING.md says that such a migration is written; nothing else may be in its file.
drop index concurrently if exists workspaces_once;
create unique index concurrently workspaces_once on workspaces (name);
