-- A location that closes on public holidays may keep single ones open all the same.
CREATE TABLE open_holidays (
    location_id uuid NOT NULL REFERENCES locations,
    date        date NOT NULL,
    PRIMARY KEY (location_id, date)
);
CREATE INDEX open_holidays_by_date ON open_holidays (date);
CREATE TRIGGER log_change AFTER INSERT OR UPDATE OR DELETE ON open_holidays
    FOR EACH ROW EXECUTE FUNCTION log_closed_days();
CREATE TRIGGER log_truncation AFTER TRUNCATE ON open_holidays FOR EACH STATEMENT EXECUTE FUNCTION log_anything();
