-- Whether somebody said that the two are not one is another matter than whether the task was closed, and by which note.
ALTER TABLE tasks ADD COLUMN found_two boolean NOT NULL DEFAULT false;
UPDATE tasks SET found_two = true
 WHERE kind = 'POSSIBLY_SAME' AND closed_at IS NOT NULL AND note = '' AND patient_id <> other_id;
