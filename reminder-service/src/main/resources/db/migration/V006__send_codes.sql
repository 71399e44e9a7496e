-- One-time codes that were asked for. A code is computed from id and nonce with a key that no database holds.
create table code_request (
    request_id  uuid primary key,
    nonce       text        not null,
    valid_until timestamptz not null
);

-- Whoever waits for a code waits behind no reminder.
create index message_code_due on message (due_at) where state = 'PLANNED' and purpose = 'CODE';
