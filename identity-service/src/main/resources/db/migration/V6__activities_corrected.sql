-- What an office wrote down of an activity it may correct or take away. The audit trail keeps what stood there before.
alter table identity_activity
    add column version      bigint not null default 1 check (version > 0),
    add column corrected_by text,
    add column corrected_at timestamptz,
    add constraint identity_activity_corrected check ((version = 1) = (corrected_by is null)
        and (corrected_by is null) = (corrected_at is null));
