-- What patients are told, every version of it. The software puts its own words in when it starts.
create table template_version (
    template text        not null,
    version  int         not null check (version > 0),
    -- By language and part, with placeholders.
    words    jsonb       not null,
    saved_at timestamptz not null,
    -- Null: came with the software.
    saved_by text,
    -- Went back to the words of this version.
    same_as  int,
    primary key (template, version)
);

-- A stored message names template and version: what was told can only be found if neither ever changes.
create function template_version_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'A version of a template is never changed or removed';
end $$;
create trigger template_version_is_kept before update or delete on template_version
    for each row execute function template_version_is_kept();

-- How an SMS travelled, and as how many.
alter table message
    add column sms_encoding text,
    add column sms_segments smallint;

-- Waits again when its template has other words.
create index message_refused_by_its_words on message (purpose) where reason = 'WORDS_NOT_FOR_EVERYONE';
