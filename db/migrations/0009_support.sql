-- Support: seats counted for their workshop, and good news told to whoever sent the household.

-- Seats held in a workshop of the organisation in context, those of households that it no longer follows included.
create function app.seats_held(w uuid) returns int language sql stable security definer set search_path = app, pg_catalog as $$
  select count(*)::int from app.seat s join app.workshop x on x.id = s.workshop_id
   where s.workshop_id = w and s.state in ('booked', 'present', 'absent') and x.organisation_id = any (app.orgs())
$$;

-- Puts a message in the outbox for each member who registered or prescribed this household, elsewhere or here, except the one
-- who acts. Their addresses stay unknown to the sender: some of them are masked. Gives how many were told.
create function app.tell_senders(h uuid, said_subject text, said_body text, said_link text) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare told int;
begin
  if not exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null and a.scope = 'full') then
    raise exception 'only an organisation that sees this household may tell of it' using errcode = '42501';
  end if;
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), m.organisation_id, h, m.email, said_subject, said_body, said_link from app.member m
   where m.status = 'active' and m.role in ('prescriber', 'school', 'town_agent') and m.id <> nullif(current_setting('app.member', true), '')::uuid
     and (m.id in (select p.member_id from app.prescription p where p.household_id = h and p.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
       or m.id in (select e.member_id from app.event e where e.household_id = h and e.act = 'household.registered'));
  get diagnostics told = row_count;
  return told;
end $$;

revoke execute on all functions in schema app from public;
grant execute on function app.seats_held(uuid), app.tell_senders(uuid, text, text, text) to maillon_app;
