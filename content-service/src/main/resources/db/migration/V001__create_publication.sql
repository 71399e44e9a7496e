create table publication (
  item_id uuid not null,
  locale text not null,
  version int not null check (version > 0),
  kind text not null,
  body jsonb not null,
  approver text not null,
  review_by date not null,
  published_at timestamptz not null,
  primary key (item_id, locale, version)
);

create index publication_by_kind on publication (kind, locale, item_id, version desc);

-- "What did we tell this patient?" has an answer only if nobody can change it afterwards.
create function publication_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'a published version never changes';
end $$;

create trigger publication_never_changes before update or delete on publication
  for each statement execute function publication_never_changes();
