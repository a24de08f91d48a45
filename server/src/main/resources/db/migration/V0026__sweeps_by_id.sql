-- What is done with a workflow's runs has an id, and may be several things.
update workflows
   set sweep = json_strip_nulls(json_build_object(
         'id', id,
         'wake', sweep->>'kind' = 'wake',
         'end', sweep->>'kind' = 'end',
         'migrate', case sweep->>'kind' when 'migrate' then
           json_build_object('to', sweep->'to', 'from', sweep->'from', 'discard', true) end))
 where sweep is not null;
