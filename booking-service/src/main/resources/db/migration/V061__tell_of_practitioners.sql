-- What practitioners say of themselves to patients who choose one.
CREATE TABLE practitioner_profiles (
    practitioner_id uuid PRIMARY KEY REFERENCES practitioners,
    text_sv         text NOT NULL,
    text_en         text NOT NULL
);
