-- Staff as other services know them: by an id, with a version that rises with every change and every sign-out.
alter table staff_account
    add column id uuid not null default gen_random_uuid(),
    -- The practitioner whose visits are theirs; null for those who treat nobody.
    add column practitioner_id uuid,
    add column revoked boolean not null default false,
    add column version int not null default 1,
    -- Sessions that began at an earlier version are over.
    add column sessions_from int not null default 1,
    -- The version that others were told of.
    add column announced_version int not null default 0;

create unique index staff_account_id on staff_account (id);

update staff_account set roles = array_replace(roles, 'APPROVER', 'CLINICIAN_APPROVER');
