-- Since when no row of it could be taken in: the others go first.
ALTER TABLE imports ADD COLUMN stumbled_at timestamptz;
