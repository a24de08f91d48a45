-- Since when segments and workflows decide as they do, by the clock of the node that changed them: a look that comes
-- late decides by them nothing that lay before. Null where that was before this column.
alter table definition_versions add column since timestamptz;
