-- Visits that took place with a condition. Considered once contact, location and plan are all known.
create table completed_visit (
    appointment_id   uuid primary key,
    schedule_version int         not null,
    patient_id       uuid        not null,
    location_id      uuid        not null,
    condition_id     uuid        not null,
    starts_at        timestamptz not null,
    considered       boolean     not null default false
);

create index completed_visit_waiting on completed_visit (patient_id) where not considered;

-- A patient on one version of a plan; a newer version does not move them.
create table follow_up (
    id               uuid primary key,
    appointment_id   uuid        not null unique,
    schedule_version int         not null,
    patient_id       uuid        not null,
    location_id      uuid        not null,
    condition_id     uuid        not null,
    plan_id          uuid        not null,
    plan_version     int         not null,
    standing         text        not null check (standing in ('ACTIVE', 'PAUSED')),
    started_at       timestamptz not null
);

create table check_in (
    id           uuid primary key,
    follow_up_id uuid        not null references follow_up,
    day          int         not null,
    message_id   uuid        not null unique,
    nonce        text        not null,
    expires_at   timestamptz not null,
    unique (follow_up_id, day)
);

-- One answer a check-in, as the patient gave it, and which content they were shown for it.
create table answer (
    check_in_id     uuid primary key references check_in,
    answered_at     timestamptz not null,
    pain            int check (pain between 0 and 10),
    progress        text,
    offer_rebooking boolean     not null default false,
    red_flags       jsonb       not null default '[]',
    red_flag_level  text,
    shown           jsonb       not null
);
