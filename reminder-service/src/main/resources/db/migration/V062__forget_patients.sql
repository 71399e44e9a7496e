-- Who was erased. An id alone, kept for good: so that nothing comes back by an event that is late, or is read again.
create table erased_patient (
    patient_id uuid primary key,
    erased_at  timestamptz not null
);

-- Answers are part of the care that was given: they are locked instead of erased, and shown to nobody.
alter table follow_up add column locked_at timestamptz;
create index follow_up_by_patient on follow_up (patient_id);
