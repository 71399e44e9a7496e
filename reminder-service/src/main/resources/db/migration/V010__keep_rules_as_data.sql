-- When the clinic writes to patients about their visits. What a kind of message is about, whom it reaches and whether it
-- needs a yes is no rule: it follows from the purpose.
create table message_rule (
    -- Part of each message's identity: a rule that is changed keeps its name.
    name             text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    -- Null for the whole clinic; a treatment's rule of the same name stands in for the clinic's.
    treatment_id     uuid,
    version          int         not null,
    purpose          text        not null check (purpose in ('CONFIRMATION', 'CHANGE', 'CANCELLATION', 'REMINDER')),
    -- At once, after a while in which more of the same may come; or so many days before, at the visit's time of day or
    -- at one of its own; or so long before.
    grace_seconds    int check (grace_seconds >= 0),
    days_before      int check (days_before between 1 and 60),
    at_time          time,
    minutes_before   int check (minutes_before between 1 and 86400),
    -- In the order in which they are tried.
    channels         text[]      not null check (cardinality(channels) > 0 and channels <@ array ['SMS', 'EMAIL']),
    every_channel    boolean     not null,
    -- Not sent any more from so long before the start.
    give_up_minutes  int         not null check (give_up_minutes >= 0),
    window_opens     time        not null,
    window_closes    time        not null check (window_opens < window_closes),
    -- So long, somebody has just done something and waits for word of it, whatever the hour.
    any_hour_minutes int         not null check (any_hour_minutes >= 0),
    active           boolean     not null,
    changed_at       timestamptz not null,
    changed_by       text,
    unique nulls not distinct (name, treatment_id),
    check (num_nonnulls(grace_seconds, days_before, minutes_before) = 1),
    check (at_time is null or days_before is not null),
    check ((purpose = 'REMINDER') = (grace_seconds is null)),
    check (purpose in ('CHANGE', 'CANCELLATION') or coalesce(grace_seconds, 0) = 0),
    check (purpose <> 'REMINDER' or any_hour_minutes = 0)
);

insert into message_rule (name, version, purpose, grace_seconds, days_before, minutes_before, channels, every_channel,
                          give_up_minutes, window_opens, window_closes, any_hour_minutes, active, changed_at)
values ('confirmation', 1, 'CONFIRMATION', 0, null, null, '{SMS,EMAIL}', true, 0, '08:00', '20:00', 15, true, now()),
       ('change', 1, 'CHANGE', 15, null, null, '{SMS,EMAIL}', false, 0, '08:00', '20:00', 15, true, now()),
       ('cancellation', 1, 'CANCELLATION', 15, null, null, '{SMS,EMAIL}', false, 0, '08:00', '20:00', 15, true, now()),
       ('reminder-48h', 1, 'REMINDER', null, 2, null, '{SMS,EMAIL}', false, 0, '08:00', '20:00', 0, true, now()),
       ('reminder-3h', 1, 'REMINDER', null, null, 180, '{SMS,EMAIL}', false, 0, '08:00', '20:00', 0, true, now());

-- Visits that were heard of before have none, and go by the clinic's rules.
alter table visit add column treatment_id uuid;
create index visit_coming on visit (starts_at) where planned;

-- Which version of its rule said so; for a check-in, the version of its plan.
alter table message add column rule_version int not null default 1;
