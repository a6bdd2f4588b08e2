-- A machine is found by any of its numbers, however they are written, without reading a stock whole. How a number is read is said once,
-- and kept beside it: behind the locks of rows, an index answers for a column and not for what a function makes of it.
create or replace function app.serial_key(serial text) returns text language sql immutable as $$
  select pg_catalog.upper(pg_catalog.regexp_replace(serial, '[-[:space:]_.]', '', 'g'))
$$;
grant execute on function app.serial_key(text) to maillon_app;
alter table app.device add column serial_key text generated always as (app.serial_key(serial)) stored,
  add column tag_key text generated always as (app.serial_key(inventory_tag)) stored;
create index device_serial_key on app.device (organisation_id, serial_key) where serial_key is not null;
create index device_tag_key on app.device (organisation_id, tag_key) where tag_key is not null;

create index stock_take_line_of on app.stock_take_line (organisation_id, stock_take_id);

-- The machines of one slip that a code calls by a number that only their sender knows: for the two sides of that slip, and of it alone.
create function app.slip_called(slip uuid, keys text[], label text) returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select i.device_id from app.transfer t join app.transfer_item i on i.transfer_id = t.id
   where t.id = slip and (t.organisation_id = any (app.orgs()) or t.receiver_id = any (app.orgs()))
     and (exists (select from app.device_alias a where a.device_id = i.device_id and a.organisation_id = t.organisation_id and a.key = any (keys) and a.key <> '')
       or exists (select from app.label l where l.device_id = i.device_id and l.code = label))
$$;
revoke execute on function app.slip_called(uuid, text[], text) from public;
grant execute on function app.slip_called(uuid, text[], text) to maillon_app;
