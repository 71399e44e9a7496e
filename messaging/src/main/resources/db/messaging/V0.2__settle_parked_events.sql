-- Real time, unlike occurred_at: the age of what waits must not depend on a clock that can be moved.
alter table outbox add column stored_at timestamptz not null default now();

-- What became of events in this service's dead-letter topics; whatever lies there and not here still waits.
create table settled_event (
    topic        text        not null,
    in_partition int         not null,
    at_offset    bigint      not null,
    outcome      text        not null check (outcome in ('TAKEN', 'LAID_ASIDE')),
    settled_by   text        not null,
    reason       text        not null,
    settled_at   timestamptz not null default now(),
    primary key (topic, in_partition, at_offset)
);
