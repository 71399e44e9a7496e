-- When somebody said that the patient did not come; null unless that stands.
alter table visit add column missed_at timestamptz;

-- Rules for those who did not come, the same as the others in all but this: the grace is counted from when it was said, so
-- that what is taken back sends nothing, and give_up_minutes from the start on. In a table of their own, for a release
-- before this one reads every row of the other and knows no such purpose.
create table message_rule_after (
    like message_rule including indexes,
    check (purpose = 'NO_SHOW'),
    check (name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    check (grace_seconds >= 0 and num_nonnulls(days_before, at_time, minutes_before) = 0),
    check (cardinality(channels) > 0 and channels <@ array ['SMS', 'EMAIL']),
    check (give_up_minutes > 0 and any_hour_minutes = 0),
    check (window_opens < window_closes)
);

create view every_message_rule as
select * from message_rule union all select * from message_rule_after;

with shipped as (
    insert into message_rule_after (name, version, purpose, grace_seconds, channels, every_channel, give_up_minutes,
                                    window_opens, window_closes, any_hour_minutes, active, changed_at)
    select 'no-show', coalesce(max(version), 0) + 1, 'NO_SHOW', 3600, '{SMS,EMAIL}', false, 4320,
           '08:00', '20:00', 0, true, now()
    from message_rule_version where name = 'no-show'
    -- A clinic may have called a reminder so.
    having not exists (select from message_rule where name = 'no-show')
    returning *)
insert into message_rule_version (name, treatment_id, version, rule, changed_at, changed_by)
select name, treatment_id, version, to_jsonb(shipped), changed_at, changed_by from shipped;

-- Nobody could be asked to carry it, where before a provider would have refused it.
drop index message_given_up;
create index message_given_up on message (due_at)
    where state = 'NOT_SENT' and reason in ('TOO_LATE', 'REFUSED', 'NO_SENDER', 'UNKNOWN', 'WORDS_NOT_FOR_EVERYONE')
        and laid_aside_at is null;
