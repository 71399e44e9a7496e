-- Visits as their latest schedule version tells them.
create table visit (
    appointment_id   uuid primary key,
    schedule_version int         not null,
    standing         text        not null,
    patient_id       uuid        not null,
    practitioner_id  uuid        not null,
    location_id      uuid        not null,
    condition_id     uuid,
    starts_at        timestamptz not null,
    ends_at          timestamptz not null,
    manage_nonce     text        not null,
    -- When this version was heard of: rules whose time had passed by then are not caught up with.
    known_since      timestamptz not null,
    -- False while the patient's contact or the location has not arrived.
    planned          boolean     not null default false
);

create index visit_by_patient on visit (patient_id);
create index visit_awaiting on visit (location_id) where not planned;

create table message (
    id                 uuid primary key,
    appointment_id     uuid        not null,
    follow_up_id       uuid,
    patient_id         uuid        not null,
    schedule_version   int         not null,
    purpose            text        not null,
    rule               text        not null,
    channel            text,
    recipient          text        not null,
    due_at             timestamptz not null,
    give_up_at         timestamptz not null,
    state              text        not null check (state in ('PLANNED', 'SENDING', 'SENT', 'NOT_SENT')),
    reason             text check ((reason is not null) = (state = 'NOT_SENT')),
    -- Who took the message last; an older holder's report does not count.
    fence              bigint      not null default 0,
    lease_until        timestamptz,
    attempts           int         not null default 0,
    retry_at           timestamptz,
    receipt_nonce      text        not null,
    provider_reference text,
    settled_at         timestamptz,
    delivered_at       timestamptz
);

-- Planned twice, it is still one message.
create unique index message_identity on message (appointment_id, schedule_version, rule, channel, recipient)
    nulls not distinct where follow_up_id is null;
create unique index check_in_identity on message (follow_up_id, rule) where follow_up_id is not null;

create index message_due on message (due_at) where state = 'PLANNED';
create index message_under_way on message (lease_until) where state = 'SENDING';
