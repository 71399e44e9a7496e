-- Each purpose has a line before each channel, in the order in which messages leave: taking the first of a long line, all
-- due at one instant, sorts nothing and looks at nobody else. What chooses its channel when it leaves stands under ''.
create index message_in_line on message (purpose, (coalesce(channel, '')), due_at, id) where state = 'PLANNED';
drop index message_due_by_purpose;

-- What it is too late for is found beside all that waits for a channel that rests.
create index message_too_late on message (give_up_at) where state = 'PLANNED';
