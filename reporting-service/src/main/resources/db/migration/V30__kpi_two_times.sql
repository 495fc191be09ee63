-- Definitions: measures that are a share have no universe of their own, what was due is their universe.
alter table kpi
    drop constraint kpi_measure_check,
    add constraint kpi_measure_check check (measure in
        ('DISTRICTS_WITH_REGISTERED_IDENTITY', 'REPORTS_ON_TIME', 'DISPATCHES_ACKNOWLEDGED_ON_TIME')),
    alter column universe drop not null,
    add constraint kpi_universe_counts check ((measure = 'DISTRICTS_WITH_REGISTERED_IDENTITY') = (universe is not null)),
    -- The figures that kpi.progressed told last; told again only when they are others.
    add column told int[];

-- Every change of anything that a figure is made of takes the next version under the lock of this row, and an instant
-- later than the one before: what was known at an instant is what had been committed by it, whatever the clocks say.
alter table kpi_projection
    add column version bigint not null default 0,
    add column changed_at timestamptz not null default now();

-- When we learnt of a fact, beside when it was decided; and when a newer version of the same identity was learnt of.
alter table kpi_fact rename column known_at to decided_at;
alter table kpi_fact
    add column type text,
    add column learnt_at timestamptz,
    add column replaced_at timestamptz;
update kpi_fact
set learnt_at = least(decided_at, now()),
    type = case when withdrawn_on is null then 'identity.registered' else 'identity.withdrawn' end;
update kpi_fact old
set replaced_at = (select min(newer.learnt_at) from kpi_fact newer
                   where newer.generation = old.generation and newer.identity_id = old.identity_id
                     and newer.version > old.version);
alter table kpi_fact
    alter column type set not null,
    alter column learnt_at set not null;
create index kpi_fact_by_district on kpi_fact (generation, district_code);

-- What is due of an office by a day: dispatches to be acknowledged, reports to be sent, and the reports themselves. Kept
-- like the facts above: a row for each version heard of.
create table kpi_due (
    generation    int         not null,
    stream        text        not null check (stream in ('DISPATCH', 'OBLIGATION', 'SUBMISSION')),
    subject       uuid        not null,
    version       bigint      not null,
    type          text        not null,
    office        text        not null,
    province_code text,
    due_on        date,
    done_on       date,
    lifted        boolean     not null,
    decided_at    timestamptz not null,
    learnt_at     timestamptz not null,
    replaced_at   timestamptz,
    primary key (generation, stream, subject, version)
);
create index kpi_due_by_day on kpi_due (generation, stream, due_on);

-- A closed quarter: the official figure as it was known then. Never changed, never counted anew.
create table kpi_closing (
    kpi_id    text        not null references kpi (id),
    quarter   int         not null check (quarter between 1 and 4),
    achieved  int         not null check (achieved >= 0),
    universe  int         not null check (universe >= 0),
    known_at  timestamptz not null,
    closed_by text        not null,
    primary key (kpi_id, quarter)
);

-- What the department decides is under audit; what events bring has its own history.
select audit('kpi', 'id', 'told');
select audit('kpi_target', 'kpi_id');
select audit('kpi_closing', 'kpi_id');
