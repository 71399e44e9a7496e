-- Further numbers and addresses of a patient, or of whoever answers for them. Messages go to those in patients; whose these
-- are is said there, too, where they are not the patient's own.
CREATE TABLE further_contacts (
    id         uuid PRIMARY KEY,
    patient_id uuid        NOT NULL REFERENCES patients,
    whose      text,       -- null: the patient's own
    mobile     text,
    email      text,
    added_at   timestamptz NOT NULL,
    CHECK (mobile IS NOT NULL OR email IS NOT NULL)
);
CREATE INDEX further_contacts_by_patient ON further_contacts (patient_id, added_at);
ALTER TABLE patients ADD COLUMN reached_through text;
