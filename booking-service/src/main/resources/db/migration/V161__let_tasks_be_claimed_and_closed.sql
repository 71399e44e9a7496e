-- A red flag is something to do like the others, and the first of them. Who takes a task, who has looked and who has
-- done it is told by name; which state it is in follows from that.
alter table tasks drop constraint tasks_kind_check;
alter table tasks
    add column level         text,
    add column claimed_at    timestamptz,
    add column claimed_by    text,
    add column closed_at     timestamptz,
    add column closed_by     text,
    add column note          text,
    -- When the next person is told of it, as long as nobody has looked; null when there is nobody left to tell.
    add column escalate_at   timestamptz,
    add column told          int not null default 0;

-- Until now to have looked was to have done it.
update tasks set closed_at = acknowledged_at, closed_by = acknowledged_by, note = '' where acknowledged_at is not null;

insert into tasks (id, kind, patient_id, appointment_id, level, raised_at)
    select gen_random_uuid(), 'RED_FLAG', patient_id, appointment_id, level, at from correspondence
     where what = 'RED_FLAG_RAISED'
       and not exists (select from patients where id = correspondence.patient_id and erased_at is not null);

alter table tasks
    add constraint tasks_kind_check check (kind in ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG')) not valid,
    add constraint red_flags_have_a_level check ((level is not null) = (kind = 'RED_FLAG')) not valid,
    add constraint claimed_by_somebody check ((claimed_by is null) = (claimed_at is null)) not valid,
    add constraint closed_by_somebody check ((closed_by is null) = (closed_at is null)) not valid,
    add constraint closed_with_a_note check ((note is null) = (closed_at is null)) not valid,
    add constraint looked_at_before_closed check (closed_at is null or acknowledged_at is not null) not valid;

-- Asked for on every staff page.
create index tasks_to_do on tasks (raised_at) where closed_at is null;
create index tasks_to_escalate on tasks (escalate_at) where acknowledged_at is null and escalate_at is not null;
drop index correspondence_red_flags;
