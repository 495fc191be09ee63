-- Who changed what, when, from where, before and after. The rows are written by triggers, in the transaction of the change and
-- whatever way it came, and the service's own role may only read them: it neither owns this table nor may write to it.

create table audit_entry (
    id          bigint generated always as identity primary key,
    at          timestamptz not null,
    office      text,
    subject     text,
    address     text,
    correlation text,
    request     text,
    kind        text        not null,
    item        text        not null,
    action      text        not null check (action in ('CREATED', 'CHANGED', 'DELETED')),
    before      jsonb,
    after       jsonb
);
comment on column audit_entry.office is 'null: the service by itself, on an event or by the clock';
create index audit_entry_by_office on audit_entry (office, id);
create index audit_entry_by_item on audit_entry (kind, item, id);

-- What every audited statement leaves behind: one entry for each row it touched, in one insert. Arguments of the trigger: the
-- column that names the row, and columns whose values are nobody's business (personal data, what is derived).
create function audit_statement() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    who    jsonb := nullif(current_setting('localpolicy.caller', true), '')::jsonb;
    key    text  := tg_argv[0];
    hidden text[] := coalesce(string_to_array(nullif(tg_argv[1], ''), ','), '{}');
begin
    if tg_op = 'INSERT' then
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, to_jsonb(n) ->> key, 'CREATED', null, jsonb_strip_nulls(to_jsonb(n) - hidden)
        from new_rows n;
    elsif tg_op = 'DELETE' then
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, to_jsonb(o) ->> key, 'DELETED', jsonb_strip_nulls(to_jsonb(o) - hidden), null
        from old_rows o;
    else
        -- Of a changed row only what changed.
        insert into audit_entry (at, office, subject, address, correlation, request, kind, item, action, before, after)
        select clock_timestamp(), who ->> 'office', who ->> 'subject', who ->> 'address', who ->> 'correlation',
               who ->> 'request', tg_table_name, o.row ->> key, 'CHANGED', changed.before, changed.after
        from (select to_jsonb(x) as row from old_rows x) o
                 join (select to_jsonb(x) as row from new_rows x) n on o.row ->> key = n.row ->> key
                 cross join lateral (
            select jsonb_object_agg(field, o.row -> field) as before, jsonb_object_agg(field, n.row -> field) as after
            from jsonb_object_keys(n.row) as field
            where o.row -> field is distinct from n.row -> field
              and field <> all (hidden)) changed
        where changed.after is not null;
    end if;
    return null;
end
$$;
revoke execute on function audit_statement() from public;

-- Puts a table under audit; called by the migrations of the services: select audit('identity', 'id', 'search_key').
create function audit(audited regclass, key text, hidden text default '') returns void
    language plpgsql as
$$
begin
    execute format('create trigger audit_insert after insert on %s referencing new table as new_rows '
                       || 'for each statement execute function audit_statement(%L, %L)', audited, key, hidden);
    execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows '
                       || 'for each statement execute function audit_statement(%L, %L)', audited, key, hidden);
    execute format('create trigger audit_delete after delete on %s referencing old table as old_rows '
                       || 'for each statement execute function audit_statement(%L, %L)', audited, key, hidden);
end
$$;
revoke execute on function audit(regclass, text, text) from public;

-- Read, and nothing else, for everybody but the owner; the service's role has the database's name.
do
$$
    begin
        if exists (select from pg_roles where rolname = current_database() and rolname <> current_user) then
            execute format('revoke all on audit_entry from %I', current_database());
            execute format('grant select on audit_entry to %I', current_database());
        end if;
    end
$$;
