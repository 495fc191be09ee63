-- The audit function anew: thousands of rows change in one statement when a letter is cancelled, so each is turned into JSON
-- once and not once for each field; and it has no names of its own that a column of a table could have.
--
-- What a service changes by itself, on an event or by the clock, is not a person's doing: its rows are told of by the events
-- and steps that go with them, and not a second time here. What it adds or deletes by itself is.
create or replace function audit_statement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    who    jsonb := nullif(current_setting('localpolicy.caller', true), '')::jsonb;
    key    text  := tg_argv[0];
    hidden text[] := coalesce(string_to_array(nullif(tg_argv[1], ''), ','), '{}');
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        with added as materialized (select to_jsonb(audited_new_row.*) as fields from new_rows as audited_new_row)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, fields ->> key, 'CREATED', null, jsonb_strip_nulls(fields - hidden)
        from added;
    elsif tg_op = 'DELETE' then
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        with removed as materialized (select to_jsonb(audited_old_row.*) as fields from old_rows as audited_old_row)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, fields ->> key, 'DELETED', jsonb_strip_nulls(fields - hidden), null
        from removed;
    elsif who is not null then
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        with was as materialized (select to_jsonb(audited_old_row.*) as fields from old_rows as audited_old_row),
             became as materialized (select to_jsonb(audited_new_row.*) as fields from new_rows as audited_new_row)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, was.fields ->> key, 'CHANGED', changed.before, changed.after
        from was
                 join became on was.fields ->> key = became.fields ->> key
                 cross join lateral (
            select jsonb_object_agg(field.key, field.value) as before,
                   jsonb_object_agg(field.key, became.fields -> field.key) as after
            from jsonb_each(was.fields) as field
            where field.value is distinct from became.fields -> field.key
              and field.key <> all (hidden)) changed
        where changed.after is not null;
    end if;
    return null;
end
$$;
