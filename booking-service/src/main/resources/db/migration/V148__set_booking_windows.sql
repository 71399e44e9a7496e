-- Staff set how soon and how far ahead a treatment can be booked. The version says which setting somebody saw; and the
-- audit, which told of patients only, tells of it too.
ALTER TABLE treatments ADD COLUMN window_version integer NOT NULL DEFAULT 0;
ALTER TABLE audit
    ADD COLUMN treatment_id uuid,
    ALTER COLUMN patient_id DROP NOT NULL,
    ADD CONSTRAINT about_a_patient_or_a_treatment CHECK ((patient_id IS NULL) <> (treatment_id IS NULL)) NOT VALID;
CREATE INDEX audit_by_treatment ON audit (treatment_id, id) WHERE treatment_id IS NOT NULL;
