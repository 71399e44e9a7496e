-- Two records were of one patient: who is a pointer now, and to whom. Until the other is known as it was chosen, with
-- contacts and consents, nothing has moved.
create table merged_patient (
    patient_id   uuid primary key,
    into_id      uuid not null,
    into_version int  not null,
    moved_at     timestamptz,
    check (patient_id <> into_id)
);
create index merged_patient_into on merged_patient (into_id);
