-- The audit tells of changes of accounts, too: whose it is, and which roles it was given.
ALTER TABLE audit
    ADD COLUMN account_id uuid,
    ADD COLUMN roles text;

-- Questions that a passkey has answered, until they have run out: each lets in once. What was only asked leaves no row.
CREATE TABLE staff_passkey_answer (
    challenge   bytea PRIMARY KEY,
    answered_at timestamptz NOT NULL DEFAULT now()
);
