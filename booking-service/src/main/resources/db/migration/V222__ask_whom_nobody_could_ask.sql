-- Whoever could not be asked how it goes is not therefore well: a person asks.
ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
ALTER TABLE tasks
    ADD CONSTRAINT tasks_kind_check
        CHECK (kind IN ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG', 'POSSIBLY_SAME', 'CALL_WANTED',
                        'FOLLOW_UP_SILENT', 'FOLLOW_UP_NOT_ASKED', 'VISIT_LOST', 'CONTENT_REVIEW')) NOT VALID;
ALTER TABLE tasks VALIDATE CONSTRAINT tasks_kind_check;
