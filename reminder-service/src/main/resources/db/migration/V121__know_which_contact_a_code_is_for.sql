-- As of which version of the patient's contact the code was asked for; null where any will do.
alter table code_request add column contact_version int;
