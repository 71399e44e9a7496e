-- A follow-up may go over to another plan before anything was asked. Null in what an instance of an earlier release writes:
-- it knows of no such change.
alter table follow_up_change add column plan_id uuid;

update follow_up_change set plan_id = follow_up.plan_id from follow_up where follow_up.id = follow_up_id;
