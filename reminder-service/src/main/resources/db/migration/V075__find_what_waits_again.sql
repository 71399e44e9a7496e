-- When the next other attempt is due is asked whenever nothing else is; among all that was ever stored there are few.
create index message_waits_again on message (retry_at)
    where retry_at is not null and state in ('PLANNED', 'IN_DOUBT');
