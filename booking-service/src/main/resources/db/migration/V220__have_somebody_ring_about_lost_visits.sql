-- A visit that could not be brought back after a restore is something to do.
ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
ALTER TABLE tasks
    ADD CONSTRAINT tasks_kind_check
        CHECK (kind IN ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG', 'POSSIBLY_SAME', 'CALL_WANTED',
                        'FOLLOW_UP_SILENT', 'VISIT_LOST', 'CONTENT_REVIEW')) NOT VALID;
ALTER TABLE tasks VALIDATE CONSTRAINT tasks_kind_check;
