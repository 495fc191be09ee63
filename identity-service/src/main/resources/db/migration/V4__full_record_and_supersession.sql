-- What else the registry says of an identity, and which one took its place.
alter table identity
    add column story              text check (char_length(story) <= 20000),
    add column tourism_for_all    text check (char_length(tourism_for_all) <= 5000),
    add column safety             text check (char_length(safety) <= 5000),
    add column supersedes         uuid references identity (id),
    add column superseded_by      uuid references identity (id),
    add constraint identity_superseded_is_withdrawn check (superseded_by is null or status = 'WITHDRAWN'),
    add constraint identity_supersedes_another check (supersedes <> id and superseded_by <> id);

-- One follows one: history is a line, not a tree.
create unique index identity_supersedes on identity (supersedes) where supersedes is not null;
create unique index identity_superseded_by on identity (superseded_by) where superseded_by is not null;
