-- Content that somebody has to look at is something to do as well, though about no patient.
ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
ALTER TABLE tasks ALTER COLUMN patient_id DROP NOT NULL;
ALTER TABLE tasks
    ADD COLUMN item_id      uuid,
    ADD COLUMN item_version int,
    ADD COLUMN item_kind    text,
    ADD COLUMN title_sv     text,
    ADD COLUMN title_en     text,
    ADD COLUMN review_by    date,
    ADD COLUMN overdue      boolean,
    ADD CONSTRAINT tasks_kind_check
        CHECK (kind IN ('REPLY_UNCLEAR', 'ADDRESS_UNDELIVERABLE', 'RED_FLAG', 'POSSIBLY_SAME', 'CALL_WANTED',
                        'FOLLOW_UP_SILENT', 'CONTENT_REVIEW')) NOT VALID,
    ADD CONSTRAINT about_a_patient_or_content CHECK ((patient_id IS NULL) = (kind = 'CONTENT_REVIEW')) NOT VALID,
    ADD CONSTRAINT content_with_its_review
        CHECK (num_nulls(item_id, item_version, item_kind, title_sv, title_en, review_by, overdue)
               = CASE kind WHEN 'CONTENT_REVIEW' THEN 0 ELSE 7 END) NOT VALID;

-- A review that was done settles itself: then nobody has closed it, and perhaps nobody has looked at it here.
ALTER TABLE tasks DROP CONSTRAINT closed_by_somebody;
ALTER TABLE tasks DROP CONSTRAINT looked_at_before_closed;
ALTER TABLE tasks
    ADD CONSTRAINT closed_by_somebody
        CHECK ((closed_by IS NULL) = (closed_at IS NULL) OR kind = 'CONTENT_REVIEW') NOT VALID,
    ADD CONSTRAINT looked_at_before_closed
        CHECK (closed_at IS NULL OR acknowledged_at IS NOT NULL OR kind = 'CONTENT_REVIEW') NOT VALID;

ALTER TABLE tasks VALIDATE CONSTRAINT tasks_kind_check;
ALTER TABLE tasks VALIDATE CONSTRAINT about_a_patient_or_content;
ALTER TABLE tasks VALIDATE CONSTRAINT content_with_its_review;
ALTER TABLE tasks VALIDATE CONSTRAINT closed_by_somebody;
ALTER TABLE tasks VALIDATE CONSTRAINT looked_at_before_closed;

CREATE UNIQUE INDEX tasks_one_open_review ON tasks (item_id) WHERE item_id IS NOT NULL AND closed_at IS NULL;
CREATE INDEX tasks_by_item ON tasks (item_id) WHERE item_id IS NOT NULL;
