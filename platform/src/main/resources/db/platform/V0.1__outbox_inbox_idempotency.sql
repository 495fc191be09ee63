-- The tables of the event path and of idempotent requests: the same in every service's own database.

create table outbox (
    seq               bigint generated always as identity primary key,
    event_id          uuid        not null default uuidv7() unique,
    topic             text        not null,
    message_key       text,
    type              text        not null,
    aggregate_version bigint,
    occurred_at       timestamptz not null,
    headers           text        not null,
    payload           bytea       not null,
    published_at      timestamptz
);
-- The relay reads only what is not yet published, however large the history grows.
create index outbox_unpublished on outbox (seq) where published_at is null;

create table inbox (
    consumer   text        not null,
    event_id   uuid        not null,
    claimed_at timestamptz not null default now(),
    primary key (consumer, event_id)
);

create table dead_letter (
    id          uuid primary key     default uuidv7(),
    consumer    text        not null,
    topic       text        not null,
    partition   int         not null,
    position    bigint      not null,
    message_key text,
    headers     text        not null,
    payload     bytea,
    reason      text        not null,
    parked_at   timestamptz not null default now(),
    settled_at  timestamptz,
    settled_how text check (settled_how in ('RETRIED', 'DISCARDED')),
    -- A record that is delivered twice is parked once.
    unique (consumer, topic, partition, position),
    check ((settled_at is null) = (settled_how is null))
);
create index dead_letter_waiting on dead_letter (consumer, message_key) where settled_at is null;

create table idempotency_key (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    used_at     timestamptz not null,
    status      int,
    location    text,
    etag        text,
    body        bytea,
    primary key (caller, key)
);
create index idempotency_key_age on idempotency_key (used_at);
