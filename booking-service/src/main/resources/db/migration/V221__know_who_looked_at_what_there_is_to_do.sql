-- Looking again within minutes is the same look, as of the calendar.
CREATE INDEX audit_of_tasks ON audit (staff_id, at) WHERE deed = 'TASKS_SEEN';
