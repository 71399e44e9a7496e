-- What a rule said, version by version: a message names rule and version, and has to be explained long after the rule was
-- changed. From here on a version is counted by name, whichever treatment the rule is for, so that the two say which it was.
create table message_rule_version (
    name         text        not null,
    treatment_id uuid,
    version      int         not null,
    -- The row of message_rule as it was.
    rule         jsonb       not null,
    changed_at   timestamptz not null,
    -- Null: came with the software.
    changed_by   text,
    unique nulls not distinct (name, treatment_id, version)
);

insert into message_rule_version (name, treatment_id, version, rule, changed_at, changed_by)
select name, treatment_id, version, to_jsonb(message_rule), changed_at, changed_by from message_rule;

create function message_rule_version_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'A version of a message rule is never changed or removed';
end $$;
create trigger message_rule_version_is_kept before update or delete on message_rule_version
    for each row execute function message_rule_version_is_kept();
