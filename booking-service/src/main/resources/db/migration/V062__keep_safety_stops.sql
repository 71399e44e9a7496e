-- That a yes to a safety question led to care instead of to a booking. Nobody's name: none had been given yet.
CREATE TABLE safety_stops (
    id           uuid PRIMARY KEY,
    at           timestamptz NOT NULL,
    level        text NOT NULL CHECK (level IN ('EMERGENCY', 'CONTACT_CARE_TODAY')),
    -- Ids as the clinic published them; answers of no are not kept.
    questions    text[] NOT NULL,
    condition_id uuid,
    treatment_id uuid
);
CREATE INDEX safety_stops_by_time ON safety_stops (at);
