-- Who must report what to whom by when: one row for each month of a rule, with the day that was due when it was made.
create table obligation (
    id                uuid primary key,
    -- Rises with every change and orders the events of the obligation and of its submission.
    version           bigint      not null check (version > 0),
    directive_id      uuid        not null,
    root_directive_id uuid        not null,
    form              text        not null check (form ~ '^[a-z0-9-]{1,64}$'),
    period            text        not null check (period ~ '^2[01][0-9]{2}-(0[1-9]|1[0-2])$'),
    reporter          text        not null,
    recipient         text        not null,
    level             text        not null check (level in ('MINISTRY', 'DEPARTMENT', 'PROVINCE', 'DISTRICT', 'LOCAL')),
    -- Where the reporter stands in the tree of offices: an office sees what lies in its own area.
    province          text check (province ~ '^[0-9]{2}$'),
    district          text check (district ~ '^[0-9]{4}$'),
    due_on            date        not null check (due_on between '2000-01-01' and '2199-12-31'),
    -- OVERDUE is OPEN past its day and never stored: it is true at midnight, not when somebody comes to note it.
    status            text        not null check (status in ('OPEN', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CANCELLED')),
    opened_at         timestamptz not null,
    -- The next day on which its silence is to be told of; nobody looks at it before.
    next_notice_on    date,
    -- One report is owed once, however many letters of a chain ask for it.
    unique (root_directive_id, form, period, reporter, recipient)
);
create index obligation_of_directive on obligation (directive_id, period);
create index obligation_of_reporter on obligation (reporter, due_on, id);
create index obligation_to_recipient on obligation (recipient, due_on, id);
create index obligation_in_province on obligation (province, due_on, id);
create index obligation_in_district on obligation (district, due_on, id);
create index obligation_by_day on obligation (due_on, id);
create index obligation_silent on obligation (next_notice_on, id) where next_notice_on is not null;

-- The newest state heard of each letter: an event that comes late or twice changes nothing.
create table obligation_source (
    directive_id uuid primary key,
    version      bigint  not null,
    cancelled    boolean not null
);

-- What was told of an obligation's silence: each once, whoever looks and however often.
create table obligation_notice (
    obligation_id uuid        not null references obligation (id),
    kind          text        not null check (kind in ('THREE_DAYS_BEFORE', 'ON_THE_DAY', 'OVERDUE')),
    told_at       timestamptz not null,
    primary key (obligation_id, kind)
);

-- The report that answers an obligation, as it now stands.
create table submission (
    id              uuid primary key,
    obligation_id   uuid        not null unique references obligation (id),
    version         bigint      not null check (version > 0),
    status          text        not null check (status in ('SUBMITTED', 'RETURNED', 'ACCEPTED')),
    -- Which of its versions stands; versions are counted from 1.
    content_version int         not null check (content_version > 0),
    content_hash    text        not null,
    -- When the reporter first answered: this, not a later correction, says whether it was late.
    submitted_at    timestamptz not null,
    days_late       int         not null check (days_late >= 0),
    nil             boolean     not null,
    imported        boolean     not null,
    received_via    text        not null check (received_via in ('SYSTEM', 'PAPER', 'EMAIL', 'LINE')),
    -- What of the standing version is counted and summed, computed by the form's rules.
    figures         jsonb       not null,
    changed_at      timestamptz not null,
    decided_at      timestamptz
);

-- Every report that was sent in, never changed afterwards but for the decision on it.
create table submission_version (
    submission_id   uuid        not null references submission (id),
    number          int         not null check (number > 0),
    form_version    int         not null,
    report          jsonb       not null,
    recorded_at     timestamptz not null,
    submitted_at    timestamptz not null,
    office          text        not null,
    subject         text        not null,
    received_via    text        not null check (received_via in ('SYSTEM', 'PAPER', 'EMAIL', 'LINE')),
    decision        text check (decision in ('ACCEPTED', 'RETURNED')),
    decided_at      timestamptz,
    decided_by      text,
    decided_subject text,
    reason          text check (char_length(reason) <= 1000),
    faults          jsonb,
    primary key (submission_id, number),
    check ((decision is null) = (decided_at is null)),
    check ((decision = 'RETURNED') = (reason is not null))
);

-- Personal data: whom to ask about a report, for the offices between its reporter and its recipient. Not in any event, log
-- or audit entry; only the newest is kept.
create table reporter_contact (
    submission_id uuid primary key references submission (id),
    name          text check (char_length(name) <= 200),
    position      text check (char_length(position) <= 200),
    phone         text check (char_length(phone) <= 50),
    line_name     text check (char_length(line_name) <= 100)
);

select audit('submission', 'id', 'figures,content_hash');
