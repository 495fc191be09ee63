-- What reporting-service tells of reports: one row for each obligation, as the newest event of it says. Coverage counts
-- over these rows and never adds up.
create table report_fact (
    obligation_id     uuid primary key,
    version           bigint      not null,
    directive_id      uuid        not null,
    root_directive_id uuid        not null,
    form              text        not null,
    period            text        not null,
    reporter          text        not null,
    status            text        not null check (status in ('SUBMITTED', 'RETURNED', 'ACCEPTED')),
    submitted_at      timestamptz not null
);
create index report_fact_of_root on report_fact (root_directive_id, reporter);

-- A letter that is sent again with other days may be silent again.
alter table dispatch_notice drop constraint dispatch_notice_pkey, add primary key (dispatch_id, step, kind, due_on);

alter table dispatch
    add foreign key (directive_id) references directive (id),
    add foreign key (root_directive_id) references directive (id),
    add foreign key (forwarded_directive_id) references directive (id);
