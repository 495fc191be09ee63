-- Official letters. Trigrams find Thai substrings, which no word index can.
create extension if not exists pg_trgm;

create table directive (
    id                    uuid primary key,
    version               bigint      not null check (version > 0),
    status                text        not null check (status in ('DRAFT', 'ISSUED', 'AMENDED', 'CANCELLED')),
    revision              int         not null check (revision > 0),
    issuer                text        not null,
    -- The number in its normal form, and its parts: a number string alone names no letter.
    number                text        not null check (char_length(number) between 1 and 100),
    series                text        not null,
    circular              boolean     not null,
    running               int         not null check (running >= 0),
    year                  int         not null check (year between 1850 and 2199),
    issued_on             date check (issued_on between '1850-01-01' and '2199-12-31'),
    -- For a letter whose printed date is illegible or impossible: it was not written before this day.
    issued_not_before     date check (issued_not_before between '1850-01-01' and '2199-12-31'),
    kind                  text        not null check (kind in ('EXTERNAL_LETTER', 'MEMORANDUM', 'STAMPED_LETTER', 'ORDER',
        'REGULATION', 'RULE', 'ANNOUNCEMENT', 'OFFICIAL_FAX')),
    urgency               text        not null check (urgency in ('NORMAL', 'URGENT', 'VERY_URGENT', 'MOST_URGENT')),
    subject               text        not null check (char_length(subject) between 1 and 1000),
    tags                  varchar[]   not null,
    -- The letter at the top of the chain of forwards; a letter that forwards nothing is its own.
    root_directive_id     uuid        not null references directive (id),
    forwards_directive_id uuid references directive (id),
    forwards_dispatch_id  uuid,
    recipient_count       int         not null default 0,
    created_at            timestamptz not null,
    issued_at             timestamptz,
    changed_at            timestamptz not null,

    check (issued_on is not null or issued_not_before is not null),
    check ((forwards_directive_id is null) = (forwards_dispatch_id is null)),
    check ((status in ('ISSUED', 'AMENDED')) <= (issued_at is not null))
);
-- One number, one letter; only a draft that was thrown away gives its number back.
create unique index directive_number on directive (issuer, series, circular, running, year)
    where status <> 'CANCELLED' or issued_at is not null;
create index directive_forwarding on directive (forwards_directive_id) where forwards_directive_id is not null;
create index directive_of_root on directive (root_directive_id);
create index directive_cited on directive (number, year);

-- What a letter says, revision by revision. The newest one of a draft is rewritten until it is issued; what was issued is
-- never altered, nor is any of it ever deleted.
create table directive_revision (
    directive_id uuid        not null references directive (id),
    revision     int         not null check (revision > 0),
    content      jsonb       not null,
    -- The offices that the addressees came to on the day of issue.
    recipients   varchar[],
    issued_at    timestamptz,
    primary key (directive_id, revision),
    check ((recipients is null) = (issued_at is null))
);
create function directive_revision_stays() returns trigger
    language plpgsql as
$$
begin
    raise exception 'what was issued is not altered';
end
$$;
create trigger issued_revision_stays before update or delete on directive_revision
    for each row when (old.issued_at is not null) execute function directive_revision_stays();

-- What the newest revision is found by: its number without spaces, its subject and its clauses, digits folded.
create table directive_search (
    directive_id uuid primary key references directive (id),
    key          text not null
);
create index directive_search_trigrams on directive_search using gin (key gin_trgm_ops);

-- Which offices may read a letter: its issuer, those it is sent to, those its forwards are sent to, and whoever stands above
-- any of them in the tree.
create table directive_reader (
    office       text not null,
    directive_id uuid not null references directive (id),
    primary key (office, directive_id)
);

-- A letter that is known because another one names it, and the letter itself once it is recorded here.
create table letter_stub (
    id           uuid primary key,
    number       text check (char_length(number) between 1 and 100),
    year         int,
    issued_on    date,
    words        text check (char_length(words) <= 1000),
    directive_id uuid references directive (id),
    check (number is not null or words is not null)
);
create unique index letter_stub_number on letter_stub (number, coalesce(year, 0)) where number is not null;
create index letter_stub_resolved on letter_stub (directive_id) where directive_id is not null;

-- How a letter names another one, in its newest revision; the citation is kept as it is written there.
create table directive_relation (
    directive_id uuid not null references directive (id),
    ordinal      int  not null,
    type         text not null check (type in ('REFERENCES', 'ENCLOSES', 'FORWARDS', 'RELAYS_UNNUMBERED', 'REVOKES')),
    stub_id      uuid references letter_stub (id),
    other_id     uuid references directive (id),
    number       text,
    issued_on    date,
    urgency      text,
    words        text,
    primary key (directive_id, ordinal),
    check ((stub_id is null) <> (other_id is null))
);
create index directive_relation_of_stub on directive_relation (stub_id) where stub_id is not null;
create index directive_relation_of_other on directive_relation (other_id) where other_id is not null;

-- Who did what with it, when: written with the change, never altered. The subject is the token's, not a person's name.
create table directive_step (
    directive_id uuid        not null references directive (id),
    version      bigint      not null,
    revision     int         not null,
    action       text        not null,
    office       text        not null,
    subject      text        not null,
    taken_at     timestamptz not null,
    reason       text check (char_length(reason) <= 1000),
    primary key (directive_id, version)
);
