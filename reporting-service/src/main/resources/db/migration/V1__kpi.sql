-- What is to be reached, as data: another year or other targets need no code.
create table kpi (
    id          text primary key,
    fiscal_year int  not null check (fiscal_year between 2500 and 2700),
    measure     text not null check (measure in ('DISTRICTS_WITH_REGISTERED_IDENTITY')),
    universe    int  not null check (universe > 0)
);

create table kpi_target (
    kpi_id  text not null references kpi (id),
    quarter int  not null check (quarter between 1 and 4),
    target  int  not null check (target > 0),
    primary key (kpi_id, quarter)
);

-- One identity per district: 439 districts by the end of Q2, all 878 by the end of Q4 (slide beside letter มท 0810.6/ว 12509).
insert into kpi (id, fiscal_year, measure, universe)
values ('soft-power-2568', 2568, 'DISTRICTS_WITH_REGISTERED_IDENTITY', 878);
insert into kpi_target (kpi_id, quarter, target)
values ('soft-power-2568', 2, 439),
       ('soft-power-2568', 4, 878);

-- What reporting-service knows of identities: one row for each version it heard of, never changed afterwards. The newest
-- version of an identity tells its state; the older ones, what was known before. Duplicates meet the primary key, late
-- events a newer version. A generation is one projection of the topic; a rebuild fills the next one beside the live one.
create table kpi_fact (
    generation    int         not null,
    identity_id   uuid        not null,
    version       bigint      not null,
    district_code text        not null check (district_code ~ '^[0-9]{4}$'),
    province_code text        not null check (province_code = left(district_code, 2)),
    registered_on date,
    withdrawn_on  date,
    known_at      timestamptz not null,
    primary key (generation, identity_id, version)
);

create table kpi_projection (
    only_row boolean primary key default true check (only_row),
    live     int not null,
    building int check (building > live)
);
insert into kpi_projection (live)
values (1);
