-- What was written outside about each day of the audit, so that a file whose end was cut off is seen to be too short.
CREATE TABLE audit_digest (
    day  date PRIMARY KEY,
    line text NOT NULL
);
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_digest
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_digest FROM CURRENT_USER;
