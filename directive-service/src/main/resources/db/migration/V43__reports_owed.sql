-- What reporting-service tells of reports that are owed: one row for each obligation, as the newest event of it says.
-- Whether the report came is report_fact's to say; what nobody asks for any more stays, cancelled, and counts nowhere.
create table report_due (
    obligation_id     uuid primary key,
    version           bigint  not null,
    root_directive_id uuid    not null,
    period            text    not null,
    reporter          text    not null,
    due_on            date    not null,
    cancelled         boolean not null
);
create index report_due_of_root on report_due (root_directive_id, reporter);
