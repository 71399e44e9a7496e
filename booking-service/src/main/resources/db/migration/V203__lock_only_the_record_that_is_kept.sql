-- Whoever writes something about a patient locks the record that is kept, and never one that only points to it: so nobody
-- waits for the one while keeping the other. Whoever needs several, to make two one or to erase, locks them by id.
CREATE FUNCTION locked_kept_record(asked uuid) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
    kept uuid;
BEGIN
    LOOP
        SELECT coalesce(merged_into, id) INTO kept FROM patients WHERE id = asked;
        IF kept IS NULL THEN
            RETURN asked;
        END IF;
        PERFORM FROM patients WHERE id = kept AND merged_into IS NULL FOR KEY SHARE;
        -- It has been merged while this waited: then that one is looked for.
        IF FOUND THEN
            RETURN kept;
        END IF;
    END LOOP;
END $$;

CREATE OR REPLACE FUNCTION belongs_to_the_kept_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.patient_id := locked_kept_record(NEW.patient_id);
    RETURN NEW;
END $$;

-- Of whom a task asks whether they are the same may be merged at this moment too; and nobody is asked about one record.
CREATE FUNCTION other_belongs_to_the_kept_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.other_id := locked_kept_record(NEW.other_id);
    IF NEW.other_id = NEW.patient_id THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
-- After of_the_kept_record: triggers of one kind fire in the order of their names.
CREATE TRIGGER of_the_kept_record_too BEFORE INSERT ON tasks
    FOR EACH ROW WHEN (NEW.other_id IS NOT NULL) EXECUTE FUNCTION other_belongs_to_the_kept_record();
