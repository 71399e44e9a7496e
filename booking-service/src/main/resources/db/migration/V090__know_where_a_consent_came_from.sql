-- Which way each word of a patient came: while booking, by their own page, through staff, by SMS, from a mail.
-- Until now there were only the first two, and the first was the usual one.
ALTER TABLE consents
    ADD COLUMN given_by text NOT NULL DEFAULT 'BOOKING',
    ADD COLUMN withdrawn_by text;
UPDATE consents SET withdrawn_by = 'BOOKING' WHERE withdrawn_at IS NOT NULL;
ALTER TABLE consents
    ALTER COLUMN given_by DROP DEFAULT,
    ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
