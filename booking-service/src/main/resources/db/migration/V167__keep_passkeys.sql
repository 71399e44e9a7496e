-- What we know of somebody's passkeys (WebAuthn): public halves only. The private one never leaves its device.
create table staff_passkey (
    id                 uuid primary key     default gen_random_uuid(),
    staff_id           uuid        not null references staff_account (id) on delete cascade,
    credential_id      bytea       not null unique,
    public_key         bytea       not null,
    -- Counts up with each use where the device counts; a lower one means a copy.
    signature_count    bigint      not null,
    uv_initialized     boolean     not null,
    backup_eligible    boolean     not null,
    backup_state       boolean     not null,
    transports         text[]      not null,
    attestation        bytea,
    attestation_client bytea,
    label              text        not null,
    made_at            timestamptz not null default now(),
    used_at            timestamptz not null default now()
);
create index staff_passkey_of on staff_passkey (staff_id);
