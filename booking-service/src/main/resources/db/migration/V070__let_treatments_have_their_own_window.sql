-- How soon (minutes) and how far ahead (calendar days of the location) a visit may be booked; where one is not given,
-- what the clinic says in its configuration counts.
ALTER TABLE treatments
    ADD COLUMN lead_time integer CHECK (lead_time BETWEEN 0 AND 525600),
    ADD COLUMN horizon   integer CHECK (horizon BETWEEN 0 AND 3660);
