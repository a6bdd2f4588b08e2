-- The notice says that whoever sent a person elsewhere learns whether they met: another wording is another version.
create or replace function app.notice_version() returns text language sql stable parallel safe set search_path = pg_catalog as $$ select '2026-11-26' $$;

-- Behind the link of an arrival, the orientation by its identifier as well: a short reference is drawn from it, which the structure
-- that accepted has read before. It opens nothing without an account.
drop function app.arrival_behind(bytea, timestamptz);
create function app.arrival_behind(digest bytea, at timestamptz)
returns table (id uuid, kinds text[], sender text, receiver text, commune text, letter text, answered_at timestamptz, answered_by text, awaited boolean, expires_at timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.id, p.kinds, p.sender, o.name, c.name, upper(left(btrim(app.without_titles(h.name)), 1)), p.answered_at, p.answered_by, app.awaits_arrival(v), v.expires_at
  from app.arrival_held(digest, at) v join app.prescription p on p.id = v.prescription_id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$$;
revoke execute on function app.arrival_behind(bytea, timestamptz) from public;
grant execute on function app.arrival_behind(bytea, timestamptz) to maillon_app;
