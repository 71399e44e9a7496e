-- A pause by staff lets calls for help to staff through. After a restore they are held up too: they may have left before.
alter table paused_channel add column calls_for_help_too boolean not null default false;
