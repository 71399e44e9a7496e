-- Key pairs for the pass of staff. The newest signs; the others stay until what they signed has run out.
create table staff_pass_key (
    id          text primary key,
    public_key  text        not null,
    -- Sealed with the service's own secret: whoever reads the table can make no pass.
    private_key bytea       not null,
    drawn_at    timestamptz not null default now()
);

-- How often a password was tried of late. Names are kept as a hash: people type passwords into the wrong field.
create table sign_in_tries (
    key   text primary key,
    tries int         not null,
    since timestamptz not null default now()
);
