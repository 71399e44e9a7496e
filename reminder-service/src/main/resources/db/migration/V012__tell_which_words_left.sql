-- Language, template and a mark of its text: what exactly a patient was told can be found again.
alter table message add column wording text;
