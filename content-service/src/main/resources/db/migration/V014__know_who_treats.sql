-- A copy of whom patients can visit, as booking-service tells it: for the search.
create table practitioner (
  practitioner_id uuid primary key,
  name text not null,
  retired_from date
);
