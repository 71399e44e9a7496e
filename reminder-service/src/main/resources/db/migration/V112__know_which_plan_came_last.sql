-- Of two plans for one condition the one that came last counts; version numbers of different items say nothing.
alter table publication add column came bigint generated always as identity;
