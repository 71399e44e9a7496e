-- The last visit, message or answer of whoever was erased: from then on care law counts.
alter table follow_up add column last_entry_at timestamptz;
