-- A red flag may come after the answer, and a worse one after a milder: what was said first keeps its time.
alter table answer add column flagged_at timestamptz;

update answer set flagged_at = answered_at where red_flag_level is not null;
