-- Admins set up locations. The version says which setting somebody saw; the audit tells of it.
ALTER TABLE locations ADD COLUMN version integer NOT NULL DEFAULT 0;
ALTER TABLE audit ADD COLUMN location_id uuid;
