alter table correspondence drop constraint correspondence_what_check;
alter table correspondence add constraint correspondence_what_check
    check (what in ('MESSAGE_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_NOT_SENT',
                    'FOLLOW_UP_STARTED', 'CHECK_IN_ANSWERED', 'RED_FLAG_RAISED', 'FOLLOW_UP_ENDED',
                    'VISIT_CONFIRMED', 'CANCELLATION_ASKED', 'REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE')) not valid;
alter table correspondence validate constraint correspondence_what_check;

-- Whoever is silent is not therefore well, and whoever asks to be called waits for it.
alter table tasks drop constraint tasks_kind_check;
alter table tasks add constraint tasks_kind_check
    check (kind in ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG', 'POSSIBLY_SAME', 'CALL_WANTED',
                    'FOLLOW_UP_SILENT')) not valid;
alter table tasks validate constraint tasks_kind_check;
