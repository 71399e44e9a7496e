CREATE TABLE appointments (
    id               uuid PRIMARY KEY,
    version          integer NOT NULL,
    schedule_version integer NOT NULL,
    state            text NOT NULL CHECK (state IN ('BOOKED', 'CANCELLED', 'COMPLETED')),
    patient_id       uuid NOT NULL REFERENCES patients,
    treatment_id     uuid NOT NULL REFERENCES treatments,
    practitioner_id  uuid NOT NULL REFERENCES practitioners,
    location_id      uuid NOT NULL REFERENCES locations,
    condition_id     uuid,
    starts_at        timestamptz NOT NULL,
    ends_at          timestamptz NOT NULL CHECK (ends_at > starts_at),
    manage_nonce     text NOT NULL,
    booked_at        timestamptz NOT NULL,
    cancelled_at     timestamptz,
    cancelled_by     text CHECK (cancelled_by IN ('PATIENT', 'STAFF')),
    cancel_reason    text,
    completed_at     timestamptz
);
CREATE INDEX appointments_by_start ON appointments (starts_at);
CREATE INDEX appointments_by_patient ON appointments (patient_id, starts_at);
CREATE INDEX appointments_to_complete ON appointments (ends_at) WHERE state = 'BOOKED';

-- The answer to each key, so that a repeated request gets it again. The link itself is never stored.
CREATE TABLE booking_keys (
    key            text PRIMARY KEY,
    fingerprint    text NOT NULL,
    appointment_id uuid NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    used_at        timestamptz NOT NULL
);
