-- Where the clinic writes to those who work at it, and in which language. One address, one person.
alter table staff_account
    add column email    text,
    add column language text not null default 'sv' check (language in ('sv', 'en'));
create unique index staff_account_email on staff_account (lower(email)) where email is not null;

-- One-time links by which somebody chooses a password. A link is computed from id and nonce with a key that no database
-- holds; the newest of an account is the only one that opens.
create table staff_link (
    id          uuid primary key,
    staff_id    uuid        not null references staff_account (id) on delete cascade,
    occasion    text        not null check (occasion in ('INVITATION', 'RESET')),
    nonce       text        not null,
    valid_until timestamptz not null,
    used        boolean     not null default false
);
create unique index staff_link_open on staff_link (staff_id) where not used;
