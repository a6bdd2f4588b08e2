-- A message about a prescription says who writes, and a word in its thread is its author's: the receiver asks, the sender answers.

drop policy written on app.prescription_message;
create policy written on app.prescription_message for insert to maillon_app with check (organisation_id = any ((select app.orgs())::uuid[])
  and exists (select from app.prescription p where p.id = prescription_id
    and prescription_message.organisation_id = case kind when 'question' then p.to_organisation_id when 'answer' then p.organisation_id end));

-- To the sender, from the receiver: '{structure}' in what is said is its name. A sender who has left is answered at its
-- organisation's address, or before its other prescribers.
create or replace function app.write_to_sender(p uuid, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  with x as (select * from app.prescription where id = p),
  sender as (select m.email from x join app.member m on m.id = x.member_id and m.status = 'active'),
  house as (select o.email from x join app.organisation o on o.id = x.organisation_id where o.email is not null and not exists (select from sender)),
  others as (select m.email from x join app.member m on m.organisation_id = x.organisation_id and m.status = 'active' and m.role in ('prescriber', 'school', 'town_agent', 'coordinator')
    where not exists (select from sender) and not exists (select from house))
  insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
  select app.uuid7(), x.organisation_id, x.household_id, t.email, replace(said_subject, '{structure}', coalesce(o.masked_as, o.name)),
    replace(said_body, '{structure}', coalesce(o.masked_as, o.name)), '/orientations/' || x.id
  from x join app.organisation o on o.id = x.to_organisation_id, (select email from sender union select email from house union select email from others) t
$$;
-- The same for a receiver that answers from its account.
drop function app.tell_sender(uuid, text, text, text);
create function app.tell_sender(p uuid, said_subject text, said_body text) returns void language sql security definer set search_path = app, pg_catalog as $$
  select app.write_to_sender(x.id, said_subject, said_body) from app.prescription x where x.id = p and x.to_organisation_id = any (app.orgs())
$$;

-- Who signs the messages that a clock writes to receivers: the words that the prescription bears, and, unless they mask an organisation,
-- where it is and how to reach it.
create function app.writers(ids uuid[]) returns table (prescription_id uuid, sender text, place text, email text, phone text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.id, p.sender, case when o.masked_as is null then c.name || ' (' || c.departement || ')' end,
    case when o.masked_as is null then coalesce(m.email, o.email) end, case when o.masked_as is null then o.phone end
  from app.prescription p join app.organisation o on o.id = p.organisation_id left join app.commune c on c.insee = o.commune
  left join app.member m on m.id = p.member_id and m.status = 'active'
  where p.id = any (ids)
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.tell_sender(uuid, text, text) to maillon_app;
grant execute on function app.writers(uuid[]) to maillon_job;
