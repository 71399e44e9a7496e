-- Which restorings are done: each is done once, whatever stays in the configuration.
create table restored (
    word    text primary key,
    done_at timestamptz not null
);
