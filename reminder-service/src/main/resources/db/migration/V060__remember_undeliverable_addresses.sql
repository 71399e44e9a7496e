-- Since when an address of a patient takes no messages, and who ended that: the patient by giving another, or staff. Which
-- address it is stands in the contact.
create table undeliverable_address (
    id         bigint generated always as identity primary key,
    patient_id uuid        not null,
    channel    text        not null check (channel in ('SMS', 'EMAIL')),
    since      timestamptz not null,
    ended_at   timestamptz,
    -- An account of staff; null where the patient gave another address.
    ended_by   text,
    check (ended_by is null or ended_at is not null)
);

create unique index undeliverable_address_now on undeliverable_address (patient_id, channel) where ended_at is null;
create index undeliverable_address_by_patient on undeliverable_address (patient_id, since);

insert into undeliverable_address (patient_id, channel, since)
select patient_id, 'SMS', mobile_undeliverable_since from contact where mobile_undeliverable_since is not null
union all
select patient_id, 'EMAIL', email_undeliverable_since from contact where email_undeliverable_since is not null;
