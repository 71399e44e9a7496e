-- Its carrier was called and did not answer. Where it is in doubt without that, whoever had it died.
alter table message add column unanswered boolean not null default false;
