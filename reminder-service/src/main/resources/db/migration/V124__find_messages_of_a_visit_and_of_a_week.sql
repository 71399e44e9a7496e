-- All that was ever said about a visit, and what became of a week's messages: without these, either reads every message.
drop index concurrently if exists message_of_visit;
create index concurrently message_of_visit on message (appointment_id);
drop index concurrently if exists message_by_due;
create index concurrently message_by_due on message (due_at);
