CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Holds and visits (and later absences and blocks) are all taken time. The constraint has the last word.
CREATE TABLE taken_time (
    id          uuid PRIMARY KEY,
    resource_id uuid NOT NULL,
    during      tstzrange NOT NULL CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
    owner_id    uuid NOT NULL,
    expires_at  timestamptz, -- of a hold; what is taken for good has none
    UNIQUE (owner_id, resource_id),
    CONSTRAINT taken_once EXCLUDE USING gist (resource_id WITH =, during WITH &&)
);
