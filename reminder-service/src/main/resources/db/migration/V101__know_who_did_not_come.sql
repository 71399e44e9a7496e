-- Whoever did not come is asked how they have been since by nobody, staff included.
alter table visit add column missed boolean not null default false;
