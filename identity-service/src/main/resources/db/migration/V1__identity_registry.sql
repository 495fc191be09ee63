-- The registry of local identities (อัตลักษณ์ท้องถิ่น). Trigrams find Thai substrings, which no word index can.
create extension if not exists pg_trgm;

create table identity (
    id                 uuid primary key,
    version            bigint      not null check (version > 0),
    status             text        not null check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'REGISTERED', 'WITHDRAWN')),
    district_code      text        not null check (district_code ~ '^[0-9]{4}$'),
    province_code      text        not null check (province_code = left(district_code, 2) and province_code <> '10'),
    drafted_by         text        not null,
    name_th            text        not null check (char_length(name_th) between 1 and 200),
    name_en            text check (char_length(name_en) between 1 and 200),
    categories         varchar[]   not null check (cardinality(categories) between 1 and 4
        and categories <@ array ['FOOD', 'HISTORICAL_PLACE', 'ARTS_CULTURE', 'PRODUCT']::varchar[]),
    origin             text        not null check (origin in ('SELECTED', 'CREATED')),
    description        text check (char_length(description) <= 5000),
    lead_office        text,
    supporting_offices varchar[]   not null,
    latitude           double precision,
    longitude          double precision,
    registered_on      date check (registered_on between '2000-01-01' and '2199-12-31'),
    withdrawn_on       date,
    reason             text check (char_length(reason) <= 1000),
    designated         boolean     not null default false,
    search_key         text        not null,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,

    check ((latitude is null) = (longitude is null)),
    check ((status in ('REGISTERED', 'WITHDRAWN')) = (registered_on is not null)),
    check ((status = 'WITHDRAWN') = (withdrawn_on is not null)),
    check (withdrawn_on >= registered_on),
    check (not designated or status = 'REGISTERED')
);

-- "อำเภอละ ๑ แห่ง": at most one designated identity per district, whoever writes and however many at once.
create unique index identity_designated on identity (district_code) where designated;
create index identity_by_district on identity (district_code, id);
create index identity_by_province on identity (province_code, id);
create index identity_by_status on identity (status, id);
create index identity_search on identity using gin (search_key gin_trgm_ops);

-- Who did what, when: written with the change, never altered. The subject is the token's, not a person's name.
create table identity_step (
    identity_id uuid        not null references identity (id),
    version     bigint      not null,
    action      text        not null,
    office      text        not null,
    subject     text        not null,
    taken_at    timestamptz not null,
    effective   date,
    reason      text,
    primary key (identity_id, version)
);
