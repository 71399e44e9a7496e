-- What reminder-service told us about each visit, one row an event, never changed. No foreign keys: a word about a
-- visit may come from a topic that remembers longer than we do.
create table correspondence (
    id             bigint generated always as identity primary key,
    appointment_id uuid        not null,
    patient_id     uuid        not null,
    at             timestamptz not null,
    what           text        not null check (what in ('MESSAGE_SENT', 'MESSAGE_DELIVERED', 'MESSAGE_NOT_SENT',
                                                        'FOLLOW_UP_STARTED', 'CHECK_IN_ANSWERED', 'RED_FLAG_RAISED')),
    message_id     uuid,
    purpose        text,
    rule           text,
    channel        text,
    reason         text,
    follow_up_id   uuid,
    day            int,
    level          text
);

create index correspondence_by_appointment on correspondence (appointment_id, at, id);
create index correspondence_by_patient on correspondence (patient_id, at, id);
-- Asked for on every staff page.
create index correspondence_red_flags on correspondence (at) where what = 'RED_FLAG_RAISED';
