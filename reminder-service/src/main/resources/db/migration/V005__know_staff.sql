-- A copy of who works here and may do what, as booking-service tells it.
create table staff_member (
    staff_id uuid primary key,
    version  int    not null,
    name     text   not null,
    roles    text[] not null
);
