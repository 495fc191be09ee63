-- An office's sum over the accepted reports of the offices under it: computed, never typed.
create table compilation (
    id                uuid primary key,
    root_directive_id uuid        not null,
    form              text        not null,
    period            text        not null,
    office            text        not null,
    -- Its own report of that month to the office above; none at the top.
    obligation_id     uuid references obligation (id),
    compiled_at       timestamptz not null,
    unique (root_directive_id, form, period, office)
);
create index compilation_of_obligation on compilation (obligation_id) where obligation_id is not null;

-- Number 0 is the compilation as it was first made, 1 and on are addenda: what came in afterwards.
create table compilation_part (
    compilation_id uuid        not null references compilation (id),
    number         int         not null check (number >= 0),
    compiled_at    timestamptz not null,
    subject        text        not null,
    figures        jsonb       not null,
    primary key (compilation_id, number)
);

-- Which report went into which part, with its figures as they were: each counted once.
create table compilation_source (
    compilation_id uuid  not null,
    number         int   not null,
    submission_id  uuid  not null references submission (id),
    -- Of a report that is itself a compilation, which of its parts; otherwise 0.
    source_part    int   not null,
    reporter       text  not null,
    figures        jsonb not null,
    primary key (compilation_id, submission_id, source_part),
    foreign key (compilation_id, number) references compilation_part (compilation_id, number) deferrable initially deferred
);

select audit('compilation_part', 'compilation_id');
