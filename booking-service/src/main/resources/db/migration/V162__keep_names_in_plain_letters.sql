-- Worked out once for each name instead of once for each look at it: of 50,000 patients a search had to write thousands
-- in plain letters again to put them in order.
ALTER TABLE patients ADD COLUMN plain_name text GENERATED ALWAYS AS (plain_letters(name)) STORED;
DROP INDEX patients_found;
CREATE INDEX patients_found ON patients
    USING gin (plain_name gin_trgm_ops, mobile gin_trgm_ops, lower(email) gin_trgm_ops)
    WHERE erased_at IS NULL;
