-- Admins set up what the clinic offers. The version says which setting somebody saw. What is retired stays, because visits
-- refer to it; nobody can book it any more.
ALTER TABLE treatments
    ADD COLUMN version    integer NOT NULL DEFAULT 0,
    ADD COLUMN about_sv   text    NOT NULL DEFAULT '', -- a line for whoever chooses
    ADD COLUMN about_en   text    NOT NULL DEFAULT '',
    ADD COLUMN meant_for  text    NOT NULL DEFAULT 'EVERYBODY' CHECK (meant_for IN ('EVERYBODY', 'FIRST_VISIT', 'RETURN_VISIT')),
    ADD COLUMN retired_at timestamptz;

ALTER TABLE resources
    ADD COLUMN version    integer NOT NULL DEFAULT 0,
    ADD COLUMN retired_at timestamptz;

-- A retired room serves no visit to come, so which times are free may be different.
CREATE TRIGGER log_change AFTER UPDATE OR DELETE OR TRUNCATE ON resources
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
