-- Search and the question whether two are one look at every number and address that leads to somebody.
CREATE INDEX further_contacts_found ON further_contacts USING gin (mobile gin_trgm_ops, lower(email) gin_trgm_ops);
CREATE INDEX further_contacts_by_mobile ON further_contacts (mobile) WHERE mobile IS NOT NULL;
CREATE INDEX further_contacts_by_email ON further_contacts (lower(email)) WHERE email IS NOT NULL;
