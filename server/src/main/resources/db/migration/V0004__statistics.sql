-- Plans are made once for all workspaces. Estimated by an average workspace, a small one, they would read
-- the whole of a large one to find ten contacts. So the planner is told that there is one workspace only:
-- whatever names single rows by their keys then looks better than reading the workspace.
alter table contacts        alter column workspace_id set (n_distinct = 1);
alter table events          alter column workspace_id set (n_distinct = 1);
alter table memberships     alter column workspace_id set (n_distinct = 1);
alter table segment_changes alter column workspace_id set (n_distinct = 1);
alter table applied_keys    alter column workspace_id set (n_distinct = 1);
alter table count_deltas    alter column workspace_id set (n_distinct = 1);
alter table suppressions    alter column workspace_id set (n_distinct = 1);
