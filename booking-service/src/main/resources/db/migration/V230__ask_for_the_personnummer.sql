-- Whether the personnummer of whoever comes is asked for when a treatment is booked; most clinics need it of nobody.
ALTER TABLE treatments ADD COLUMN personnummer text NOT NULL DEFAULT 'NO';
ALTER TABLE treatments ADD CONSTRAINT treatments_personnummer_check
    CHECK (personnummer IN ('NO', 'OPTIONAL', 'REQUIRED')) NOT VALID;
ALTER TABLE treatments VALIDATE CONSTRAINT treatments_personnummer_check;

-- Twelve digits; no index, for nobody is looked for by it.
ALTER TABLE patients ADD COLUMN personnummer text;
