-- What a person must do for a patient. Done is what somebody with an account says they have looked at. No foreign keys: a
-- word about a visit may come from a topic that remembers longer than we do.
create table tasks (
    id              uuid primary key,
    kind            text        not null check (kind in ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE')),
    patient_id      uuid        not null,
    -- Null for what is about no visit.
    appointment_id  uuid,
    channel         text check ((channel is not null) = (kind = 'ADDRESS_UNDELIVERABLE')),
    raised_at       timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text check ((acknowledged_by is null) = (acknowledged_at is null))
);

create index tasks_by_patient on tasks (patient_id, raised_at);
create index tasks_open on tasks (raised_at) where acknowledged_at is null;
