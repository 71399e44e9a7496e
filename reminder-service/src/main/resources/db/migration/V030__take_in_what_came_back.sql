-- An address that took a message back for good. It is forgotten with the address: the patient gives another, or is erased.
alter table contact
    add column mobile_undeliverable_since timestamptz,
    add column email_undeliverable_since  timestamptz;

-- A family shares one; what came back says nothing of whom.
create index contact_by_email on contact (lower(email));

-- How the receiving side said it did not or not yet deliver, RFC 3463.
alter table message add column came_back_as text;
