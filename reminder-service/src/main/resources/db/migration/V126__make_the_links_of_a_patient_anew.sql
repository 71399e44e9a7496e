-- How often booking-service had the private links of a patient made anew; part of each of them.
alter table contact add column links_renewed integer not null default 0;
