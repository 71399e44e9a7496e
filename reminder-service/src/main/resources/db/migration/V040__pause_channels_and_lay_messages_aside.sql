-- Channels on which nothing leaves until somebody lets it; all instances look here whenever they take messages.
create table paused_channel (
    channel   text primary key check (channel in ('SMS', 'EMAIL')),
    paused_at timestamptz not null,
    paused_by text        not null,
    reason    text        not null
);

-- Messages that were given up and that a person has seen to.
alter table message
    add column laid_aside_at timestamptz,
    add column laid_aside_by text,
    add column laid_aside_because text;

create index message_given_up on message (due_at)
    where state = 'NOT_SENT' and reason in ('TOO_LATE', 'REFUSED', 'UNKNOWN', 'WORDS_NOT_FOR_EVERYONE')
        and laid_aside_at is null;
