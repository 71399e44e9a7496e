-- Who saw and changed what, when: ids and times, never what anybody suffers from, wrote or answered. It refers to no
-- table, since it outlives what it tells of.
CREATE TABLE audit (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at             timestamptz NOT NULL,
    who            text NOT NULL CHECK (who IN ('BOOKER', 'LINK', 'CODE', 'MESSAGE', 'STAFF', 'CLOCK')),
    staff_id       uuid,
    deed           text NOT NULL,
    patient_id     uuid NOT NULL,
    appointment_id uuid,
    version        integer,      -- of the visit, once it was done
    starts_at      timestamptz,  -- the visit, once it was done
    CHECK ((who = 'STAFF') = (staff_id IS NOT NULL))
);
CREATE INDEX audit_by_appointment ON audit (appointment_id, id);
CREATE INDEX audit_by_patient ON audit (patient_id, id);

-- What is written stays as it is. The service's own role has no right to anything else, and whoever has, or gives it
-- itself that right, is refused by the trigger.
CREATE FUNCTION refuse_to_change_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit is written once and never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();
REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM CURRENT_USER;
