-- Where the patient is must not become known: nothing is sent automatically.
alter table contact add column protected_identity boolean not null default false;

-- What waits for one patient can be withdrawn, and what is about one patient forgotten.
create index message_by_patient on message (patient_id);
