-- How it stands with each review that the other services have been told of and that is not settled.
create table told_review (
  item_id uuid primary key,
  version int not null,
  review_by date not null,
  standing text not null check (standing in ('DUE', 'OVERDUE'))
);
