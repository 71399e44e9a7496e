-- How to find a location, in the clinic's own words; empty in a language in which it has written none.
ALTER TABLE locations
    ADD COLUMN directions_sv text NOT NULL DEFAULT '',
    ADD COLUMN directions_en text NOT NULL DEFAULT '';
