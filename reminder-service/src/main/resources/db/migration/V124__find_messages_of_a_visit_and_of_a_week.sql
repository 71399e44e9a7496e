-- All that was ever said about a visit, and what became of a week's messages: without these, either reads every message.
create index message_of_visit on message (appointment_id);
create index message_by_due on message (due_at);
