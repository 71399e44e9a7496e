-- Somebody is away for some hours. What is known already lasts to the end of its last day.
ALTER TABLE absences
    ADD COLUMN ends time NOT NULL DEFAULT '00:00', -- on the last day; 00:00 is to its end
    ADD CHECK (first_day < last_day OR ends = '00:00' OR begins < ends);
