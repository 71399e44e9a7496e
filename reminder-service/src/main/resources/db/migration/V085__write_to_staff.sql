-- Where the clinic writes to those who work at it, as booking-service tells.
create table staff_address (
    staff_id uuid primary key,
    version  int not null,
    email    text,
    language text
);

-- One-time links by which staff choose a password. A link is computed from id and nonce with a key that no database holds.
create table staff_link_request (
    request_id  uuid primary key,
    nonce       text        not null,
    valid_until timestamptz not null
);
