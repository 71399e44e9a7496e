-- Somebody who wants to see their own visits: a code is asked for, the contact is proved by it, a person is chosen.
-- The same row whether anybody is reached by that contact or not.
CREATE TABLE sign_ins (
    id          uuid PRIMARY KEY,
    -- SHA-256 of what the browser's cookie holds; another at each step.
    secret_hash bytea NOT NULL UNIQUE,
    contact     text NOT NULL,
    asked_from  text NOT NULL,
    -- The code is computed from id and nonce, with a key that no database holds.
    nonce       text NOT NULL,
    asked_at    timestamptz NOT NULL,
    handed_on   boolean NOT NULL DEFAULT false,
    tries       integer NOT NULL DEFAULT 0,
    proved      boolean NOT NULL DEFAULT false,
    patient_ids uuid[],
    -- Limits and sessions go by the machine's time, which nobody moves.
    made_at     timestamptz NOT NULL DEFAULT now(),
    seen_at     timestamptz NOT NULL DEFAULT now(),
    CHECK (patient_ids IS NULL OR proved)
);
CREATE INDEX sign_ins_by_contact ON sign_ins (contact, made_at);
CREATE INDEX sign_ins_by_sender ON sign_ins (asked_from, made_at);
CREATE INDEX sign_ins_by_age ON sign_ins (made_at);
CREATE INDEX sign_ins_to_hand_on ON sign_ins (made_at) WHERE NOT handed_on;
