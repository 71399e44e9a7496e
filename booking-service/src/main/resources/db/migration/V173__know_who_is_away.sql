-- Somebody is ill, or away for another reason that nobody knew of: from when until when, and who said so.
CREATE TABLE absences (
    id              uuid PRIMARY KEY,
    practitioner_id uuid        NOT NULL REFERENCES practitioners,
    first_day       date        NOT NULL,
    last_day        date        NOT NULL CHECK (last_day >= first_day),
    begins          time        NOT NULL, -- on the first day; 00:00 is all of it
    noted_by        uuid        NOT NULL,
    noted_at        timestamptz NOT NULL,
    ended_at        timestamptz           -- when somebody said that they are here after all
);

-- The time itself is closed by changed hours, which whoever looks for free times reads already.
ALTER TABLE changed_hours ADD COLUMN absence_id uuid REFERENCES absences;

-- What was done about each visit, written in the transaction that did it: whoever sends the form again does nothing twice.
CREATE TABLE absence_decisions (
    absence_id     uuid        NOT NULL REFERENCES absences,
    appointment_id uuid        NOT NULL REFERENCES appointments ON DELETE CASCADE,
    kind           text        NOT NULL CHECK (kind IN ('MOVE', 'OFFER', 'CANCEL', 'PHONE')),
    was_at         timestamptz NOT NULL, -- when the visit was to begin
    decided_at     timestamptz NOT NULL,
    PRIMARY KEY (absence_id, appointment_id)
);
CREATE INDEX absence_decisions_by_appointment ON absence_decisions (appointment_id);
