-- By which set-up of an account a form was filled in. Its version will not do: that rises with every sign-out, and by then
-- nothing that the form shows is otherwise. A trigger counts, so that a release that does not know of it counts too.
ALTER TABLE staff_account ADD COLUMN set_up_version int NOT NULL DEFAULT 1;

CREATE FUNCTION count_set_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.set_up_version := OLD.set_up_version + 1;
    RETURN NEW;
END $$;
CREATE TRIGGER count_set_up BEFORE UPDATE ON staff_account FOR EACH ROW
    WHEN ((OLD.roles, OLD.practitioner_id, OLD.email, OLD.language, OLD.revoked)
        IS DISTINCT FROM (NEW.roles, NEW.practitioner_id, NEW.email, NEW.language, NEW.revoked))
    EXECUTE FUNCTION count_set_up();
