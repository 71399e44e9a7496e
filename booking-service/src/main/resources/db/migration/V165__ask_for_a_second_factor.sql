-- The secret that somebody's authenticator app shares with us. In use once a code of it has been shown.
create table staff_authenticator (
    staff_id  uuid primary key references staff_account (id) on delete cascade,
    -- Sealed with the service's own secret: a copy of the table computes no code.
    secret    bytea   not null,
    in_use    boolean not null default false,
    -- Of the last code that was taken; neither it nor an older one is taken again.
    last_step bigint  not null default 0
);

-- What is left of somebody's recovery codes; one that was used is gone.
create table staff_recovery_code (
    staff_id uuid  not null references staff_account (id) on delete cascade,
    hash     bytea not null,
    primary key (staff_id, hash)
);

-- One row: what the clinic asks of everybody who signs in.
create table staff_sign_in_rule (
    one_row              boolean primary key default true check (one_row),
    second_factor_needed boolean not null default false
);
insert into staff_sign_in_rule default values;
