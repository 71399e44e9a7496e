-- Two records were of one patient: this one only points to the one that is kept. Its name and birth date stay, as they
-- were written, for whoever asks what the clinic holds.
ALTER TABLE patients
    ADD COLUMN merged_into  uuid REFERENCES patients,
    ADD COLUMN merged_at    timestamptz,
    ADD COLUMN merged_by    uuid,
    ADD COLUMN merge_reason text,
    ADD CONSTRAINT merged_into_another
        CHECK (merged_into <> id AND (merged_into IS NULL) = (merged_at IS NULL)
               AND (merged_into IS NULL) = (merged_by IS NULL)) NOT VALID;
ALTER TABLE patients VALIDATE CONSTRAINT merged_into_another;
ALTER TABLE patients DROP CONSTRAINT reached_somehow;
ALTER TABLE patients ADD CONSTRAINT reached_somehow
    CHECK (CASE WHEN erased_at IS NULL AND merged_into IS NULL THEN mobile IS NOT NULL OR email IS NOT NULL
                ELSE mobile IS NULL AND email IS NULL END) NOT VALID;
ALTER TABLE patients VALIDATE CONSTRAINT reached_somehow;
CREATE INDEX patients_merged ON patients (merged_into) WHERE merged_into IS NOT NULL;

-- What is written about somebody who is just being merged, or whose id came in an event that is late, is about the kept
-- record. Whoever merges holds both rows: this waits for them, and then reads where the record points to.
CREATE FUNCTION belongs_to_the_kept_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept uuid;
BEGIN
    SELECT coalesce(merged_into, id) INTO kept FROM patients WHERE id = NEW.patient_id FOR KEY SHARE;
    NEW.patient_id := coalesce(kept, NEW.patient_id);
    RETURN NEW;
END $$;
CREATE TRIGGER of_the_kept_record BEFORE INSERT ON appointments
    FOR EACH ROW EXECUTE FUNCTION belongs_to_the_kept_record();
CREATE TRIGGER of_the_kept_record BEFORE INSERT ON correspondence
    FOR EACH ROW EXECUTE FUNCTION belongs_to_the_kept_record();
CREATE TRIGGER of_the_kept_record BEFORE INSERT ON tasks
    FOR EACH ROW WHEN (NEW.patient_id IS NOT NULL) EXECUTE FUNCTION belongs_to_the_kept_record();

-- One task for two people, whichever of them came first, and for good.
DELETE FROM tasks WHERE id IN (
    SELECT id FROM (
        SELECT id, row_number() OVER (
                   PARTITION BY least(patient_id, other_id), greatest(patient_id, other_id)
                   ORDER BY closed_at NULLS LAST, raised_at, id) AS n
          FROM tasks WHERE kind = 'POSSIBLY_SAME') AS twice
     WHERE n > 1);
CREATE UNIQUE INDEX tasks_one_for_two ON tasks (least(patient_id, other_id), greatest(patient_id, other_id))
    WHERE kind = 'POSSIBLY_SAME' AND patient_id <> other_id;
