-- What patients booked, moved and cancelled themselves, for staff who want to know of it. With whom and when a visit was
-- and is to be: the audit says neither of a patient, and the visit itself only how it stands now.
CREATE TABLE alerts (
    id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at                  timestamptz NOT NULL,
    what                text NOT NULL CHECK (what IN ('BOOKED', 'MOVED', 'CANCELLED')),
    appointment_id      uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
    practitioner_id     uuid NOT NULL,
    starts_at           timestamptz NOT NULL,
    practitioner_before uuid,        -- only where it was moved
    starts_before       timestamptz
);
CREATE INDEX alerts_by_appointment ON alerts (appointment_id);

-- What each of staff wants to know of, and has seen: all up to one alert, and some behind it. Those before it that were
-- not committed yet when the list was read become visible later, and have not been seen.
CREATE TABLE staff_alerts (
    staff_id     uuid PRIMARY KEY REFERENCES staff_account (id) ON DELETE CASCADE,
    choice       text CHECK (choice IN ('NONE', 'OWN', 'ALL')), -- null as long as the account's roles decide
    seen_up_to   bigint NOT NULL DEFAULT 0,
    seen_besides bigint[] NOT NULL DEFAULT '{}'
);

-- Whoever opens the list of what is new; looking again within minutes is the same look.
CREATE INDEX audit_of_alerts ON audit (staff_id, at) WHERE deed = 'ALERTS_SEEN';
