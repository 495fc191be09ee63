-- Public posts of the identities. A post is never fetched: what is known of it is what the officer wrote down.
create table identity_post (
    id               uuid primary key,
    identity_id      uuid        not null references identity (id),
    version          bigint      not null check (version > 0),
    told             bigint      not null check (told > 0),
    district_code    text        not null check (district_code ~ '^[0-9]{4}$'),
    province_code    text        not null check (province_code = left(district_code, 2)),
    platform         text        not null,
    url              text        not null check (char_length(url) <= 2000),
    canonical_url    text        not null check (char_length(canonical_url) <= 2048),
    post_key         text        not null check (char_length(post_key) <= 2048),
    words            text        not null check (char_length(words) <= 10000),
    posted_at        timestamptz not null,
    posted_on        date        not null check (posted_on between '2000-01-01' and '2199-12-31'),
    publicly_visible boolean     not null,
    found            varchar[]   not null,
    missing          varchar[]   not null,
    glued            varchar[]   not null,
    compliant        boolean     not null check (not compliant or (publicly_visible and cardinality(missing) = 0)),
    first_id         uuid references identity_post (id),
    first_identity   uuid references identity (id),
    recorded_by      text        not null,
    recorded_at      timestamptz not null,

    check ((first_id is null) = (first_identity is null))
);
comment on column identity_post.told is 'number of its newest event among those of its identity';
comment on column identity_post.posted_on is 'the day of posted_at in Bangkok';
comment on column identity_post.first_id is 'the first record of the same post, whatever its identity; such a row is not counted';

-- One first record of a post in the whole country, however many record it at once.
create unique index identity_post_first on identity_post (post_key) where first_id is null;
create index identity_post_of_identity on identity_post (identity_id, id);
create index identity_post_told on identity_post (identity_id, told);
create index identity_post_counted on identity_post (province_code, district_code, platform, posted_on)
    include (compliant, publicly_visible) where first_id is null;

select audit('identity_post', 'id', 'post_key,words');
