create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    traceparent text        not null,
    -- json, not jsonb: what is stored is what is sent, to the byte.
    payload     json        not null,
    sent_at     timestamptz
);

create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

create table inbox (
    event_id uuid        not null,
    taken_by text        not null,
    taken_at timestamptz not null default now(),
    primary key (event_id, taken_by)
);

create index inbox_taken on inbox using brin (taken_at);
