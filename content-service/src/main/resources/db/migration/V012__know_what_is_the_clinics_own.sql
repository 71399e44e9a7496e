-- Items of which the clinic has published or taken back a version itself: what a release brings leaves them alone.
create table own_item (item_id uuid primary key);

insert into own_item
  select item_id from taken_down union select item_id from manuscript where state = 'PUBLISHED';
