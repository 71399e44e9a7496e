-- "New hours from 1 March": the hours of the week count from one date up to, and not including, another.
ALTER TABLE working_hours
    ADD COLUMN valid_from  date NOT NULL DEFAULT '-infinity',
    ADD COLUMN valid_until date NOT NULL DEFAULT 'infinity',
    ADD CONSTRAINT valid_for_a_day_or_more CHECK (valid_from < valid_until),
    DROP CONSTRAINT working_hours_pkey,
    ADD PRIMARY KEY (practitioner_id, weekday, opens, valid_from);
