-- The first workspace of an installation had its zone under a name that nobody may send and few programs know.
update workspaces set time_zone = 'UTC' where time_zone = 'Z';
