-- A copy of what can be booked, as booking-service tells it: for the pages of treatments.
create table bookable_treatment (
  treatment_id uuid primary key,
  code text not null,
  name_sv text not null,
  name_en text not null,
  minutes int not null,
  price int not null
);
