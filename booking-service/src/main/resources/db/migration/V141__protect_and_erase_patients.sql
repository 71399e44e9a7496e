-- Where the patient is must not become known: nothing is sent to them automatically.
ALTER TABLE patients ADD COLUMN protected_identity boolean NOT NULL DEFAULT false;

-- Who was erased is reached nowhere. Their name and birth date stay, locked, where care was given: care law says so.
ALTER TABLE patients ADD COLUMN erased_at timestamptz;
ALTER TABLE patients DROP CONSTRAINT patients_check;
ALTER TABLE patients ADD CONSTRAINT reached_somehow
    CHECK (CASE WHEN erased_at IS NULL THEN mobile IS NOT NULL OR email IS NOT NULL
                ELSE mobile IS NULL AND email IS NULL END) NOT VALID;
ALTER TABLE patients VALIDATE CONSTRAINT reached_somehow;
