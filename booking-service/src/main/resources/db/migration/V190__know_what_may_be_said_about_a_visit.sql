-- What else a practitioner may say about a visit for a condition: switches with their choices, as published.
alter table conditions add column switches jsonb not null default '[]';
