-- That a visit took place may have been said by mistake: then it stands where it stood, and is about what it was about.
ALTER TABLE appointments
    ADD COLUMN completed_from text,
    ADD COLUMN condition_before uuid,
    ADD COLUMN taken_back_at timestamptz;
ALTER TABLE appointments ADD CONSTRAINT appointments_completed_from_check
    CHECK (completed_from IN ('BOOKED', 'ARRIVED', 'IN_TREATMENT')) NOT VALID;
ALTER TABLE appointments VALIDATE CONSTRAINT appointments_completed_from_check;

-- Those of which somebody has said more than that they are booked; the clock leaves them be until their day is over.
CREATE INDEX appointments_with_people ON appointments (ends_at)
    WHERE state IN ('ARRIVED', 'IN_TREATMENT') OR state = 'BOOKED' AND taken_back_at IS NOT NULL;
