-- The trace of what was done, as W3C writes it; null for what was planned before.
alter table message add column traceparent text;
