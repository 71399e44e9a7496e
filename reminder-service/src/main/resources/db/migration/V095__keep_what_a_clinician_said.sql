-- What a clinician set about a visit, by the switch that its condition declares: it decides which advice is shown.
alter table completed_visit add column switches jsonb not null default '{}';
alter table follow_up add column switches jsonb not null default '{}';

-- Each change keeps what was said by then, so that it can be told later why a patient was advised something.
alter table follow_up_change
    add column mechanism text,
    add column switches jsonb not null default '{}',
    drop constraint follow_up_change_what_check,
    add constraint follow_up_change_what_check
        check (what in ('STARTED', 'PAUSED', 'RESUMED', 'MOVED', 'FOUND', 'ENDED'));
