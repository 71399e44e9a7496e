-- Each sending of a message is reported at an address of its own. What is said late of one before is known as the
-- provider's, and changes nothing of the next. Null for what was sent once.
alter table message add column receipts_before text[];
