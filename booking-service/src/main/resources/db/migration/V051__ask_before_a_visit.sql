-- What a treatment wants to know before the visit, in the order it is asked.
CREATE TABLE intake_questions (
    treatment_id uuid NOT NULL REFERENCES treatments,
    id           text NOT NULL CHECK (id ~ '^[a-z0-9-]{1,40}$'),
    position     integer NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('TEXT', 'CHOICE', 'YES_NO', 'NUMBER')),
    required     boolean NOT NULL,
    text_sv      text NOT NULL,
    text_en      text NOT NULL,
    choices      jsonb NOT NULL DEFAULT '[]', -- [{"id", "sv", "en"}] of a CHOICE
    PRIMARY KEY (treatment_id, id),
    CHECK ((kind = 'CHOICE') = (jsonb_array_length(choices) > 0))
);

-- Exactly as asked and answered, in the patient's language: a question that changes later changes nothing here.
ALTER TABLE appointments ADD COLUMN intake jsonb NOT NULL DEFAULT '[]';
