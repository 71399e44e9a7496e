-- A visit goes on through its day: the patient is here, is being treated, or did not come.
ALTER TABLE appointments DROP CONSTRAINT appointments_state_check;
ALTER TABLE appointments ADD CONSTRAINT appointments_state_check
    CHECK (state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT', 'COMPLETED', 'NO_SHOW', 'CANCELLED')) NOT VALID;
ALTER TABLE appointments VALIDATE CONSTRAINT appointments_state_check;

-- Since when the patient is, or was, here.
ALTER TABLE appointments ADD COLUMN arrived_at timestamptz;

DROP INDEX appointments_to_complete;
CREATE INDEX appointments_to_complete ON appointments (ends_at) WHERE state IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT');
