-- The next version of an item on its way from the first word to its publication, in all languages of the item.
create table manuscript (
  id uuid primary key,
  item_id uuid not null,
  kind text not null,
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'DROPPED')),
  texts jsonb not null,
  -- Everybody who wrote in it: none of them may approve it.
  authors uuid[] not null,
  approved_by uuid,
  approver_name text,
  approver_title text,
  -- Rises with every step: whoever acts on what is no longer so is told.
  revision int not null,
  check ((approved_by is null) = (state in ('DRAFT', 'IN_REVIEW', 'DROPPED'))),
  -- The four-eyes rule holds even if the service forgets it.
  check (approved_by is null or not approved_by = any (authors))
);

create unique index manuscript_under_way on manuscript (item_id) where state in ('DRAFT', 'IN_REVIEW', 'APPROVED');

-- Who did what to an item, when and why.
create table editorial_step (
  id bigint generated always as identity primary key,
  item_id uuid not null,
  manuscript_id uuid references manuscript,
  what text not null,
  staff_id uuid not null,
  staff_name text not null,
  reason text not null,
  at timestamptz not null
);

create index editorial_step_of_item on editorial_step (item_id, id);

-- Versions that may no longer be shown or sent. A later version is shown again, this one never.
create table taken_down (
  item_id uuid not null,
  locale text not null,
  version int not null,
  how text not null check (how in ('WITHDRAWN', 'RETIRED')),
  at timestamptz not null,
  primary key (item_id, locale, version),
  foreign key (item_id, locale, version) references publication
);

create function editorial_record_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'what was done to content is never rewritten';
end $$;

create trigger editorial_step_never_changes before update or delete on editorial_step
  for each statement execute function editorial_record_never_changes();
create trigger taken_down_never_changes before update or delete on taken_down
  for each statement execute function editorial_record_never_changes();
