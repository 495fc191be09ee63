-- The contents that the store of files may hold. A row stands here before its file is kept and until it is removed, so that
-- a file without a letter is always found again.
create table stored_file (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    touched_at timestamptz not null
);
create index stored_file_by_touch on stored_file (touched_at);

-- A file of a letter: an enclosure from 1 on, 0 is the scan of the letter itself. Its content stands in the store.
create table enclosure (
    directive_id uuid        not null references directive (id),
    ordinal      int         not null check (ordinal between 0 and 99),
    name         text        not null check (char_length(name) between 1 and 200),
    media_type   text        not null check (char_length(media_type) <= 100),
    size         bigint      not null check (size > 0),
    sha256       text        not null references stored_file (sha256),
    uploaded_by  text        not null,
    uploaded_at  timestamptz not null,
    -- How the audit trail calls it.
    item         text        not null generated always as (directive_id::text || '/' || ordinal::text) stored,
    primary key (directive_id, ordinal)
);
create index enclosure_of_content on enclosure (sha256);

select audit('enclosure', 'item');
