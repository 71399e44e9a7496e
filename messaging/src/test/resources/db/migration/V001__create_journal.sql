create table journal (
    entry          bigint generated always as identity primary key,
    appointment_id uuid not null,
    version        int  not null
);

create table visit (
    appointment_id uuid primary key,
    version        int not null
);
