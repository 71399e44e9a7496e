-- Time that somebody keeps free of patients, and why. When it is stands in taken_time, under the same constraint as
-- every visit.
CREATE TABLE blocks (
    id          uuid PRIMARY KEY,
    resource_id uuid NOT NULL, -- a practitioner or a room
    note        text CHECK (length(note) <= 200),
    made_by     uuid NOT NULL,
    made_at     timestamptz NOT NULL
);

-- Whose time was blocked or opened again.
ALTER TABLE audit ADD COLUMN resource_id uuid;
CREATE INDEX audit_of_calendar ON audit (staff_id, starts_at, at) WHERE deed = 'CALENDAR_SEEN';

-- A visit that is confirmed, has arrived or is done frees nothing, but every open calendar shows it: they read on in the
-- same log as whoever remembers free times.
CREATE FUNCTION log_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO availability_changes (resource_id, during)
    VALUES (NEW.practitioner_id, tstzrange(NEW.starts_at, NEW.ends_at));
    RETURN NULL;
END $$;
CREATE TRIGGER log_change AFTER UPDATE ON appointments
    FOR EACH ROW EXECUTE FUNCTION log_visit();
