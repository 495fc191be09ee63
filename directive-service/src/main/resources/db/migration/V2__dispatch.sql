-- A letter on its way to one office: what it must do with it by when, and what it has done.
create table dispatch (
    id                     uuid primary key,
    version                bigint      not null check (version > 0),
    directive_id           uuid        not null,
    root_directive_id      uuid        not null,
    parent_dispatch_id     uuid references dispatch (id),
    sender                 text        not null,
    recipient              text        not null,
    level                  text        not null check (level in ('MINISTRY', 'DEPARTMENT', 'PROVINCE', 'DISTRICT', 'LOCAL')),
    -- Where the recipient stands in the tree of offices: an office sees what lies in its own area.
    province               text check (province ~ '^[0-9]{2}$'),
    district               text check (district ~ '^[0-9]{4}$'),
    status                 text        not null check (status in ('SENT', 'RECEIVED', 'ACKNOWLEDGED', 'FORWARDED', 'COMPLETED', 'CANCELLED')),
    sent_at                timestamptz not null,
    receive_by             date,
    acknowledge_by         date,
    forward_by             date,
    complete_by            date,
    received_at            timestamptz,
    received_via           text check (received_via in ('SYSTEM', 'PAPER', 'EMAIL', 'LINE')),
    receipt_number         int,
    acknowledged_at        timestamptz,
    forwarded_at           timestamptz,
    forwarded_directive_id uuid,
    completed_at           timestamptz,
    completion_note        text check (char_length(completion_note) <= 4000),
    cancelled_at           timestamptz,
    -- The next day on which its silence is to be told of; nobody looks at it before.
    next_notice_on         date,

    unique (directive_id, recipient),
    check ((received_at is null) = (received_via is null)),
    check ((forwarded_at is null) = (forwarded_directive_id is null)),
    check ((status = 'CANCELLED') = (cancelled_at is not null))
);
-- The offices behind the figures of a letter and all that forwards it, in the order of their codes.
create index dispatch_of_root on dispatch (root_directive_id, recipient);
create index dispatch_of_parent on dispatch (parent_dispatch_id) where parent_dispatch_id is not null;
create index dispatch_forwarded_by on dispatch (forwarded_directive_id) where forwarded_directive_id is not null;
-- Inboxes: of one office, and of everything in a province or a district. Ids are ordered by time.
create index dispatch_inbox on dispatch (recipient, id);
create index dispatch_in_province on dispatch (province, id);
create index dispatch_in_district on dispatch (district, id);
create index dispatch_silent on dispatch (next_notice_on, id) where next_notice_on is not null;

-- Who did what with it, when: written with the change, never altered. The subject is the token's, not a person's name.
create table dispatch_step (
    dispatch_id uuid        not null references dispatch (id),
    version     bigint      not null,
    action      text        not null,
    office      text        not null,
    subject     text        not null,
    taken_at    timestamptz not null,
    note        text check (char_length(note) <= 4000),
    primary key (dispatch_id, version)
);

-- The register of letters received of an office, or of a unit inside it ('' is the office itself), by calendar year in
-- Bangkok. Whoever takes the next number holds this row until its receipt is written: numbers have no gap.
create table receive_register (
    office      text not null,
    unit        text not null check (char_length(unit) <= 200),
    year        int  not null check (year between 2000 and 2199),
    last_number int  not null check (last_number > 0),
    primary key (office, unit, year)
);

create table receipt (
    office        text        not null,
    unit          text        not null,
    year          int         not null,
    number        int         not null check (number > 0),
    dispatch_id   uuid        not null references dispatch (id),
    received_at   timestamptz not null,
    time_known    boolean     not null,
    received_via  text        not null check (received_via in ('SYSTEM', 'PAPER', 'EMAIL', 'LINE')),
    -- The number that was stamped on the paper, as it was stamped.
    paper_number  text check (char_length(paper_number) between 1 and 50),
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    cancelled_at  timestamptz,
    cancelled_by  text,
    cancel_reason text check (char_length(cancel_reason) <= 1000),
    primary key (office, unit, year, number),
    foreign key (office, unit, year) references receive_register (office, unit, year),
    check ((cancelled_at is null) = (cancel_reason is null)),
    check ((cancelled_at is null) = (cancelled_by is null))
);
-- One letter is stamped once by each unit; a cancelled number stays in the register and does not count.
create unique index receipt_standing on receipt (dispatch_id, unit) where cancelled_at is null;
create index receipt_of_dispatch on receipt (dispatch_id);

-- What was told of a dispatch's silence: each once, whoever looks and however often.
create table dispatch_notice (
    dispatch_id uuid        not null references dispatch (id),
    step        text        not null check (step in ('RECEIVE', 'ACKNOWLEDGE', 'FORWARD', 'COMPLETE')),
    kind        text        not null check (kind in ('THREE_DAYS_BEFORE', 'ON_THE_DAY', 'DAY_AFTER', 'OVERDUE')),
    due_on      date        not null,
    told_at     timestamptz not null,
    primary key (dispatch_id, step, kind)
);
