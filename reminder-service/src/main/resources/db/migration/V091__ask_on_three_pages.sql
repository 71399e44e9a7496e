-- What matters to the patient, in their own words, asked for once and rated each time.
alter table follow_up add column activity text check (length(activity) between 1 and 120);

alter table answer
    add column function int check (function between 0 and 10),
    add column call_wanted boolean not null default false;

-- Answered so far and not sent: gone with the answer, and not used on another day. The safety questions are of today.
alter table check_in
    add column draft jsonb,
    add column drafted_at timestamptz;
