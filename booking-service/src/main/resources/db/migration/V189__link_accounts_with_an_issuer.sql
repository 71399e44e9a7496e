-- Which account of staff is whose at the outside issuer (OpenID Connect): linked once, and found by it from then on.
CREATE TABLE staff_issuer_account (
    staff_id  uuid PRIMARY KEY REFERENCES staff_account (id) ON DELETE CASCADE,
    issuer    text NOT NULL,
    -- What never changes about it there.
    account   text NOT NULL,
    -- By which the issuer tells that somebody has signed out.
    subject   text NOT NULL,
    linked_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (issuer, account)
);
