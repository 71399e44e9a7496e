-- What the browser kept until its code was right: a button pressed twice breaks off the answer that had the new secret.
-- Worth something for seconds after proved_at.
alter table check_in_code add column browser_before bytea;
