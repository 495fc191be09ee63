-- What was done for an identity: the nine kinds of activity of the guideline (letter มท 0810.6/ว 12509), what it cost and what
-- came of it. Money is baht with two decimals.
create table identity_activity (
    id               uuid primary key,
    identity_id      uuid        not null references identity (id),
    kind             text        not null check (kind in ('SITE_DEVELOPMENT', 'SITE_MANAGEMENT', 'SITE_QUALITY', 'TOURISM_EVENT',
        'SERVICE_DEVELOPMENT', 'PERSONNEL_DEVELOPMENT', 'KNOWLEDGE', 'TOURISM_PRODUCT', 'SAFETY')),
    title            text        not null check (char_length(title) between 1 and 200),
    starts_on        date        not null check (starts_on between '2000-01-01' and '2199-12-31'),
    ends_on          date        not null check (ends_on between starts_on and starts_on + 1100),
    place            text check (char_length(place) <= 500),
    description      text check (char_length(description) <= 5000),
    province_baht    numeric(15, 2) check (province_baht >= 0),
    local_baht       numeric(15, 2) check (local_baht >= 0),
    private_baht     numeric(15, 2) check (private_baht >= 0),
    participants     integer check (participants >= 0),
    tourists         integer check (tourists >= 0),
    income_baht      numeric(15, 2) check (income_baht >= 0),
    jobs_created     integer check (jobs_created >= 0),
    recorded_by      text        not null,
    recorded_at      timestamptz not null
);
create index identity_activity_of_identity on identity_activity (identity_id, id);

select audit('identity_activity', 'id');
