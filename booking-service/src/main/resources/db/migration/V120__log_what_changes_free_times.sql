-- What may have changed which times are free, written in the transaction of the change itself, by triggers so that no
-- writer can forget it. Whoever remembers days reads the rows that their last snapshot did not see: ids of rows would
-- become visible out of order.
CREATE TABLE availability_changes (
    xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
    resource_id uuid,      -- whose time; null for everybody's
    during      tstzrange  -- when; null for all time, and with nobody named for all that is offered
);
CREATE INDEX availability_changes_by_xid ON availability_changes (xid);

CREATE FUNCTION log_taken_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO availability_changes (resource_id, during) VALUES (OLD.resource_id, OLD.during);
    END IF;
    IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND (OLD.resource_id, OLD.during) <> (NEW.resource_id, NEW.during) THEN
        INSERT INTO availability_changes (resource_id, during) VALUES (NEW.resource_id, NEW.during);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON taken_time
    FOR EACH ROW EXECUTE FUNCTION log_taken_time();

CREATE FUNCTION log_working_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO availability_changes (resource_id) VALUES (OLD.practitioner_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO availability_changes (resource_id) VALUES (NEW.practitioner_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON working_hours
    FOR EACH ROW EXECUTE FUNCTION log_working_hours();

-- A date wherever it may be: no zone is a whole day from UTC.
CREATE FUNCTION date_anywhere(day date) RETURNS tstzrange LANGUAGE sql IMMUTABLE AS $$
    SELECT tstzrange((day - 1)::timestamp AT TIME ZONE 'UTC', (day + 2)::timestamp AT TIME ZONE 'UTC')
$$;

CREATE FUNCTION log_changed_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO availability_changes (resource_id, during) VALUES (OLD.practitioner_id, date_anywhere(OLD.date));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO availability_changes (resource_id, during) VALUES (NEW.practitioner_id, date_anywhere(NEW.date));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON changed_hours
    FOR EACH ROW EXECUTE FUNCTION log_changed_hours();

CREATE FUNCTION log_closed_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO availability_changes (during) VALUES (date_anywhere(OLD.date));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO availability_changes (during) VALUES (date_anywhere(NEW.date));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON closed_days
    FOR EACH ROW EXECUTE FUNCTION log_closed_days();

-- The catalogue changes seldom, and then anything may be different.
CREATE FUNCTION log_anything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO availability_changes DEFAULT VALUES;
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON treatments
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON locations
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON practitioners
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON offers
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON daily_limits
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON needs
    FOR EACH STATEMENT EXECUTE FUNCTION log_anything();

CREATE TRIGGER log_truncation AFTER TRUNCATE ON taken_time FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_truncation AFTER TRUNCATE ON working_hours FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_truncation AFTER TRUNCATE ON changed_hours FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
CREATE TRIGGER log_truncation AFTER TRUNCATE ON closed_days FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
