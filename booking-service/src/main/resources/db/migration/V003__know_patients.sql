CREATE TABLE patients (
    id          uuid PRIMARY KEY,
    version     integer NOT NULL,
    revision    integer NOT NULL,
    name        text NOT NULL,
    birth_date  date,
    mobile      text,
    email       text,
    language    text NOT NULL CHECK (language IN ('sv', 'en')),
    recorded_at timestamptz NOT NULL,
    CHECK (mobile IS NOT NULL OR email IS NOT NULL)
);
CREATE INDEX patients_by_mobile ON patients (mobile, birth_date);
CREATE INDEX patients_by_email ON patients (lower(email), birth_date);

-- Exactly what was agreed to, and when; withdrawn consents stay as proof.
CREATE TABLE consents (
    id           uuid PRIMARY KEY,
    patient_id   uuid NOT NULL REFERENCES patients,
    purpose      text NOT NULL,
    text         text NOT NULL,
    given_at     timestamptz NOT NULL,
    withdrawn_at timestamptz
);
CREATE INDEX consents_by_patient ON consents (patient_id);
