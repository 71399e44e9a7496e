-- A visit that was for a condition goes on saying for which, also when nobody may start from it any more.
ALTER TABLE conditions ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
