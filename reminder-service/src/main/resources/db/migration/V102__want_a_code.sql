-- What the clinic has decided about check-ins: one row, and no code until somebody says so.
create table check_in_policy (
    id          int primary key default 1 check (id = 1),
    code_wanted boolean     not null,
    changed_at  timestamptz not null,
    changed_by  text
);

insert into check_in_policy (code_wanted, changed_at) values (false, now());

-- A code that a browser asked for, to show that it is the patient's. The code is computed from id and nonce with a key that
-- no database holds; of what the browser keeps only the hash is here.
create table check_in_code (
    id          uuid primary key,
    check_in_id uuid        not null references check_in on delete cascade,
    browser     bytea       not null,
    nonce       text        not null,
    asked_at    timestamptz not null,
    tries       int         not null default 0,
    proved_at   timestamptz
);

create index check_in_code_of on check_in_code (check_in_id, asked_at);
create index check_in_code_old on check_in_code (asked_at);
