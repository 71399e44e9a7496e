-- Of what staff did against the rules of availability: the codes of those rules, and why, in the words of whoever did.
-- It is asked for without a word on health, since what stands here stays.
ALTER TABLE audit ADD COLUMN overridden text, ADD COLUMN reason text,
    ADD CHECK ((overridden IS NULL) = (reason IS NULL));
