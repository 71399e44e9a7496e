-- Whether the personnummer of whoever comes is asked for when a treatment is booked: NO, OPTIONAL or REQUIRED. Most clinics
-- need it of nobody.
ALTER TABLE treatments ADD COLUMN personnummer text NOT NULL DEFAULT 'NO';

-- Twelve digits; no index, for nobody is looked for by it.
ALTER TABLE patients ADD COLUMN personnummer text;
