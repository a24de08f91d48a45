-- Statements that write know one plan whatever the statistics (docs/decisions/0009-one-plan.md), and no statement ever
-- compares these columns with a constant. Sorting samples of documents and arrays was a fifth of what PostgreSQL did in
-- the first minute of a young database. A column's target also sets how many rows are read: 300 times as many.
do $$
declare
  of_column record;
begin
  for of_column in
    select a.attrelid::regclass as table_name, a.attname
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
     where c.relnamespace = current_schema()::regnamespace
       and c.relname in ('contacts', 'events', 'memberships', 'contact_flips', 'segment_flips', 'applied_keys',
                         'count_deltas')
       and a.attnum > 0 and not a.attisdropped
  loop
    execute format('alter table %s alter column %I set statistics %s', of_column.table_name, of_column.attname,
      case when of_column.attname in ('email', 'external_id', 'subscribed', 'attributes', 'segments', 'signals',
                                      'created_at', 'updated_at', 'version', 'data', 'received_at', 'entered_at',
                                      'entered', 'exited', 'at', 'contact_ids', 'versions', 'segment_nos', 'members',
                                      'contacts')
           then 0 else 10 end);
  end loop;
end $$;
