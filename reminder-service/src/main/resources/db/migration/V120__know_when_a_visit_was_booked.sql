-- When this version of a visit was said: from then on its patient waits for word of it. Null for one heard of before that was
-- kept: the moment it was heard of stands for it.
alter table visit add column said_at timestamptz;
