-- A message that was taken and never reported may have left: it is in doubt until its carrier was asked.
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check
    check (state in ('PLANNED', 'SENDING', 'IN_DOUBT', 'SENT', 'NOT_SENT'));

alter table message
    -- Which instance took it last: after a restart it knows that its own have nobody any more.
    add column taken_by text,
    -- When it was taken, by the clinic's clock: a carrier need not look further back.
    add column taken_at timestamptz,
    -- Of its words as they left, so that it is recognised among others to the same person.
    add column fingerprint text,
    -- Its carrier could not tell, and it was sent once more under the same reference.
    add column may_have_left boolean not null default false;

create index message_in_doubt on message (retry_at) where state = 'IN_DOUBT';
create index message_on_its_way on message (appointment_id) where state in ('SENDING', 'IN_DOUBT');
