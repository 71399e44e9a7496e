-- Copies of what other services know, kept from their topics.

create table contact (
    patient_id uuid primary key,
    version    int     not null,
    language   text    not null,
    mobile     text,
    email      text,
    reminders  boolean not null,
    follow_ups boolean not null
);

create table place (
    location_id uuid primary key,
    name        text not null,
    street      text not null,
    city        text not null,
    phone       text not null,
    zone        text not null
);

create table practitioner (
    practitioner_id uuid primary key,
    name            text not null
);

-- Published content as it came. A version never changes and none is deleted: what a patient was shown must be found.
create table publication (
    item_id      uuid  not null,
    locale       text  not null,
    version      int   not null,
    type         text  not null,
    condition_id uuid,
    body         jsonb not null,
    primary key (item_id, locale, version)
);

create index publication_by_condition on publication (condition_id, version) where condition_id is not null;
