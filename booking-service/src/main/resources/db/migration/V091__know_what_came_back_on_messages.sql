alter table correspondence drop constraint correspondence_what_check;
alter table correspondence add constraint correspondence_what_check
    check (what in ('MESSAGE_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_NOT_SENT',
                    'FOLLOW_UP_STARTED', 'CHECK_IN_ANSWERED', 'RED_FLAG_RAISED',
                    'VISIT_CONFIRMED', 'CANCELLATION_ASKED', 'REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE')) not valid;
alter table correspondence validate constraint correspondence_what_check;
