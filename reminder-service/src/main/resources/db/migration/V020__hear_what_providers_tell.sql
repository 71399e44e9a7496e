-- What providers told us, each word once. That it was told is kept for good, so that it can never have its effect again;
-- the bytes as they came, which may be a patient's words, for a month.
create table hearsay (
    id       uuid primary key,
    provider text        not null,
    key      text        not null,
    heard_at timestamptz not null,
    raw      bytea,
    unique (provider, key)
);

create index hearsay_with_words on hearsay (heard_at) where raw is not null;

-- An SMS from a patient answers the last one that was sent to them.
create index message_by_phone on message (recipient, taken_at) where channel = 'SMS';
create index contact_by_mobile on contact (mobile);
