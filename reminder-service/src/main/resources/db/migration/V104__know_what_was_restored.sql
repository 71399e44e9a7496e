-- What this service noted itself, before all services did: a word that stayed in the configuration is not done once more.
insert into restored (word, done_at) select word, done_at from restoration on conflict do nothing;
