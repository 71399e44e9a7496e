-- Each purpose has its own line: no flood of one hides what is due of another.
create index message_due_by_purpose on message (purpose, due_at) where state = 'PLANNED';
drop index message_code_due;
