-- Tags such as sv or ar; empty where nobody has said.
ALTER TABLE practitioner_profiles ADD COLUMN languages text[] NOT NULL DEFAULT '{}';
