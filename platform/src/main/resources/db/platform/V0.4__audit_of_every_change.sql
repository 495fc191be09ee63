-- Every change leaves its entry, also one that no request made: what a service does by itself stands there without an office.
-- A row is known again by its whole primary key, so that many rows of one thing may change in one statement.
create or replace function audit_statement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    who    jsonb  := nullif(current_setting('localpolicy.caller', true), '')::jsonb;
    key    text   := tg_argv[0];
    hidden text[] := coalesce(string_to_array(nullif(tg_argv[1], ''), ','), '{}');
    rest   text[] := coalesce(string_to_array(nullif(tg_argv[2], ''), ','), '{}');
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
    else
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        with was as materialized (select to_jsonb(audited_old_row.*) as fields from old_rows as audited_old_row),
             became as materialized (select to_jsonb(audited_new_row.*) as fields from new_rows as audited_new_row)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, was.fields ->> key, 'CHANGED', changed.before, changed.after
        from was
                 join became on was.fields ->> key = became.fields ->> key
                     and (rest = '{}' or not exists (
                         select from unnest(rest) as part(name)
                         where was.fields -> part.name is distinct from became.fields -> part.name))
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

-- Puts a table under audit, or does so anew with other columns hidden.
create or replace function audit(audited regclass, key text, hidden text default '') returns void
    language plpgsql as
$$
declare
    rest text;
begin
    -- What of the primary key is not in the name of the item; nothing when that is a name of its own, made of the whole key.
    select string_agg(attname, ',') into rest
    from pg_index
             join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = audited and indisprimary and attname <> key
      and exists (select from pg_index p join pg_attribute a on a.attrelid = p.indrelid and a.attnum = any (p.indkey)
                  where p.indrelid = audited and p.indisprimary and a.attname = key);
    if exists (select from pg_trigger where tgrelid = audited and tgname = 'audit_insert') then
        execute format('drop trigger audit_insert on %s', audited);
        execute format('drop trigger audit_update on %s', audited);
        execute format('drop trigger audit_delete on %s', audited);
    end if;
    execute format('create trigger audit_insert after insert on %s referencing new table as new_rows '
                       || 'for each statement execute function audit_statement(%L, %L, %L)', audited, key, hidden, coalesce(rest, ''));
    execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows '
                       || 'for each statement execute function audit_statement(%L, %L, %L)', audited, key, hidden, coalesce(rest, ''));
    execute format('create trigger audit_delete after delete on %s referencing old table as old_rows '
                       || 'for each statement execute function audit_statement(%L, %L, %L)', audited, key, hidden, coalesce(rest, ''));
end
$$;

-- Tables that stood under audit before this.
do
$$
    declare
        audited record;
    begin
        for audited in select tgrelid::regclass as name, string_to_array(encode(tgargs, 'escape'), '\000') as given
                       from pg_trigger
                       where tgname = 'audit_update'
            loop
                perform audit(audited.name, audited.given[1], audited.given[2]);
            end loop;
    end
$$;
