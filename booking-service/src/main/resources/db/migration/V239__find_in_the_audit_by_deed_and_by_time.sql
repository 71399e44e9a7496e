-- The page of the audit asks for one kind of deed, or for days, and the audit is years long. Its lines are written in the
-- order of their times but for those that waited for a commit: so times have an index of their own, in which each page of
-- lines begins where the last one ended.
DROP INDEX CONCURRENTLY IF EXISTS audit_by_deed;
CREATE INDEX CONCURRENTLY audit_by_deed ON audit (deed, id);
DROP INDEX CONCURRENTLY IF EXISTS audit_by_time;
CREATE INDEX CONCURRENTLY audit_by_time ON audit (at, id);
