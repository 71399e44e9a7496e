-- What the clinic has published as a condition's mechanisms: of these the practitioner says which it is.
alter table conditions add column mechanisms jsonb not null default '[]';
