-- How often the private links of a patient were made anew; part of each of them, so that those sent before open nothing.
ALTER TABLE patients ADD COLUMN links_renewed integer NOT NULL DEFAULT 0;
