create index check_in_typed on check_in (drafted_at) where drafted_at is not null;
