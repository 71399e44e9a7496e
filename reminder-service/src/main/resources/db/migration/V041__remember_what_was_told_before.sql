-- What an earlier life of this database had told of its messages, read from the topic when it was restored: the last word
-- about each. Planned once more, such a message is known to have been dealt with.
create table told_before (
    message_id       uuid primary key,
    appointment_id   uuid        not null,
    patient_id       uuid        not null,
    schedule_version int         not null,
    purpose          text        not null,
    rule             text        not null,
    channel          text,
    -- Null when it was sent.
    reason           text,
    told_at          timestamptz not null
);

create index told_before_by_patient on told_before (patient_id);
create index told_before_by_visit on told_before (appointment_id, schedule_version);

-- Each restoring has a word of its own, and is done once.
create table restoration (
    word    text primary key,
    done_at timestamptz not null
);
