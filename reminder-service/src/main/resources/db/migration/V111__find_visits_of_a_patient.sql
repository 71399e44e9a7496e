-- Whoever erases or merges a patient asks for all of them, not only for those that wait to be considered.
create index completed_visit_by_patient on completed_visit (patient_id);
