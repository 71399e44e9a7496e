-- A copy of what treatments are called, in every language: words that no SMS and no subject may hold.
create table treatment (
    treatment_id uuid primary key,
    names        text[] not null
);
