-- A tombstone has no payload: its topic shall forget what it held under the key.
alter table outbox alter column payload drop not null;
