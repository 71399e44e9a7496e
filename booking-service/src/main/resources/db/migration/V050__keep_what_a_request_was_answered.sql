-- What each request that carried an Idempotency-Key was answered, so that a repeated one is answered the same. The key
-- and what was asked for are here as digests only, and a visit's private link is not here at all. Forgotten after a day.
CREATE TABLE kept_answers (
    key         text PRIMARY KEY,
    fingerprint text NOT NULL,
    answer      jsonb NOT NULL,
    refused     integer, -- HTTP status of a refusal; the answer is then the problem that was told
    kept_at     timestamptz NOT NULL
);
CREATE INDEX kept_answers_by_age ON kept_answers (kept_at);

-- booking_keys, which it replaces, can be dropped once no instance of an earlier release runs any more.
