-- What the browser showed at the step before, and since when it shows another: a button pressed twice breaks off the answer
-- that had the new one. Worth something for seconds only, by the machine's time.
ALTER TABLE sign_ins ADD COLUMN secret_before bytea, ADD COLUMN replaced_at timestamptz;
