-- What whoever books wants to be known before the visit, though nobody asked.
ALTER TABLE appointments ADD COLUMN notes text;
