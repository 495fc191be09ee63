-- Photos of the identities: what was uploaded is thrown away, what is kept was drawn anew from it, without EXIF and place of
-- the shot. Two small JPEGs a photo lie well in the database, and are backed up with it.
create table identity_photo (
    id            uuid primary key,
    identity_id   uuid        not null references identity (id),
    caption       text check (char_length(caption) between 1 and 300),
    width         integer     not null check (width between 1 and 1920),
    height        integer     not null check (height between 1 and 1920),
    size          integer     not null check (size > 0),
    upload_sha256 text        not null check (upload_sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by   text        not null,
    uploaded_at   timestamptz not null
);
comment on column identity_photo.upload_sha256 is 'of the bytes as they came: the same file again is the same photo';
create unique index identity_photo_once on identity_photo (identity_id, upload_sha256);

create table identity_photo_image (
    photo_id  uuid    not null references identity_photo (id) on delete cascade,
    thumbnail boolean not null,
    jpeg      bytea   not null check (octet_length(jpeg) <= 8000000),
    primary key (photo_id, thumbnail)
);
alter table identity_photo_image alter column jpeg set storage external;

select audit('identity_photo', 'id');
