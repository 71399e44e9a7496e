-- Paused or over for a reason that is told; another follow-up may then begin after the same visit.
alter table follow_up
    drop constraint follow_up_standing_check,
    drop constraint follow_up_appointment_id_key,
    add column because text,
    add column mechanism text,
    add column visit_starts_at timestamptz,
    -- When it has to be seen next whether it goes on.
    add column look_at timestamptz;

update follow_up set because = case when locked_at is null then 'RED_FLAG' else 'ERASED' end,
    standing = case when locked_at is null then standing else 'ENDED' end
where standing = 'PAUSED';

update follow_up set visit_starts_at = coalesce(
        (select starts_at from completed_visit where completed_visit.appointment_id = follow_up.appointment_id),
        (select starts_at from visit where visit.appointment_id = follow_up.appointment_id),
        started_at),
    look_at = case when standing = 'ACTIVE' then started_at end;

alter table follow_up
    alter column visit_starts_at set not null,
    add constraint follow_up_standing_check check (standing in ('ACTIVE', 'PAUSED', 'ENDED')),
    add constraint follow_up_rests_for_a_reason check ((because is null) = (standing = 'ACTIVE'));

create unique index follow_up_under_way on follow_up (appointment_id) where standing <> 'ENDED';
create index follow_up_by_visit on follow_up (appointment_id);
create index follow_up_to_look_at on follow_up (look_at) where look_at is not null;

-- What happened to a follow-up, and whose decision it was: null for what no person decided.
create table follow_up_change (
    follow_up_id uuid        not null references follow_up on delete cascade,
    at           timestamptz not null,
    what         text        not null check (what in ('STARTED', 'PAUSED', 'RESUMED', 'MOVED', 'ENDED')),
    because      text,
    plan_version int         not null,
    by           text
);

create index follow_up_change_of on follow_up_change (follow_up_id, at);

alter table completed_visit add column mechanism text;
