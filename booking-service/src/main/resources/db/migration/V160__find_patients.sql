-- A name as people remember it: without accents and capitals. Marks go before capitals do, so that it is the same
-- whatever letters the database's own locale knows.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE FUNCTION plain_letters(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(translate(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'), 'ØøÆæÐðŁłĐđ', 'OoAaDdLlDd'));

-- Any part of a name, a number or an address; who was erased is found by none of them.
CREATE INDEX patients_found ON patients
    USING gin (plain_letters(name) gin_trgm_ops, mobile gin_trgm_ops, lower(email) gin_trgm_ops)
    WHERE erased_at IS NULL;
CREATE INDEX patients_by_birth_date ON patients (birth_date) WHERE erased_at IS NULL;

-- To look at the audit is written down too: it is about nobody, or about the patient who was asked for.
ALTER TABLE audit DROP CONSTRAINT IF EXISTS about_a_patient_or_a_treatment;
ALTER TABLE audit ADD CONSTRAINT about_one_thing_at_most
    CHECK (patient_id IS NULL OR treatment_id IS NULL) NOT VALID;
CREATE INDEX audit_by_staff ON audit (staff_id, id) WHERE staff_id IS NOT NULL;
