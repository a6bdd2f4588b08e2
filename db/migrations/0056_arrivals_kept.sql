-- What is said of a person's coming stops where its agreement stops; what is kept of a link opens nothing.

-- The receiver may still say whether the person came: the family's agreement stands, it was not forgotten, the receiver is not suspended.
create function app.may_tell_arrival(p app.prescription) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select p.state = 'accepted' and not app.suspended(p.to_organisation_id)
    and exists (select from app.household h where h.id = p.household_id and h.forgotten_at is null)
    and exists (select from app.agreement g where g.household_id = p.household_id and g.kind = 'sharing' and g.withdrawn_on is null)
$$;
revoke execute on function app.may_tell_arrival(app.prescription) from public;
grant execute on function app.may_tell_arrival(app.prescription) to maillon_app;

-- The receiver writes what it says, not that Maillon knew it by itself, nor that the sender read it.
alter policy said on app.arrival with check (organisation_id = any ((select app.orgs())::uuid[]) and said_by <> 'Maillon' and noted_at is null and silent_at is null
  and exists (select from app.prescription p where p.id = prescription_id and p.to_organisation_id = arrival.organisation_id and app.may_tell_arrival(p)));
alter policy changed on app.arrival with check (organisation_id = any ((select app.orgs())::uuid[]) and said_by <> 'Maillon' and noted_at is null and silent_at is null
  and exists (select from app.prescription p where p.id = prescription_id and p.to_organisation_id = arrival.organisation_id and app.may_tell_arrival(p)));
revoke update on app.arrival from maillon_app;
grant update (came, came_on, said, said_by, said_at, silent_at, noted_at) on app.arrival to maillon_app;

create or replace function app.know_arrivals(at timestamp with time zone, zone text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare r record; x app.prescription; n int := 0;
begin
  for r in select p.id, e.starts_at from app.prescription p left join app.arrival v on v.prescription_id = p.id
    join lateral (select min(q.starts_at) as starts_at from (
        select a.starts_at from app.appointment a where a.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and a.organisation_id = p.to_organisation_id and a.state = 'seen'
        union all
        select w.starts_at from app.seat s join app.workshop w on w.id = s.workshop_id
         where s.household_id in (select app.files_held(p.to_organisation_id, p.household_id)) and s.organisation_id = p.to_organisation_id and s.state = 'present') q
      where q.starts_at >= coalesce(v.said_at, p.answered_at)) e on e.starts_at is not null
    where app.may_tell_arrival(p) and p.answered_at > at - interval '180 days' and v.came is distinct from 'came'
    order by p.answered_at limit 500 loop
    select * into x from app.prescription p where p.id = r.id and p.state = 'accepted' for update skip locked;
    continue when not found;
    insert into app.arrival as v (prescription_id, organisation_id, came, came_on, said_by, said_at)
      values (x.id, x.to_organisation_id, 'came', (r.starts_at at time zone zone)::date, 'Maillon', at)
      on conflict (prescription_id) do update set came = 'came', came_on = excluded.came_on, said = '', said_by = 'Maillon', said_at = at, silent_at = null, noted_at = null;
    perform app.record_in(x.to_organisation_id, at, 'arrival.said', 'prescription', x.id, x.household_id, null, 'came', null, 'Maillon');
    n := n + 1;
  end loop;
  return n;
end $function$;

create or replace function app.remind_arrivals(at timestamp with time zone, asked_before timestamp with time zone)
 RETURNS TABLE(prescription_id uuid, receiver_id uuid, email text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  with late as (
    update app.arrival v set reminded_at = at from app.prescription p
     where p.id = v.prescription_id and app.may_tell_arrival(p) and v.asked_at < asked_before and v.reminded_at is null and app.awaits_arrival(v)
    returning v.prescription_id, v.organisation_id)
  select l.prescription_id, o.id, o.email from late l join app.organisation o on o.id = l.organisation_id
$function$;

create or replace function app.silent_arrivals(at timestamp with time zone, reminded_before timestamp with time zone, said_subject text, said_body text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.prescription; n int := 0;
begin
  for x in select p.* from app.arrival v join app.prescription p on p.id = v.prescription_id and app.may_tell_arrival(p)
      where v.reminded_at < reminded_before and v.silent_at is null and app.awaits_arrival(v) order by v.reminded_at limit 500 for update of v skip locked loop
    update app.arrival v set silent_at = at, noted_at = null where v.prescription_id = x.id;
    perform app.record_in(x.organisation_id, at, 'arrival.unanswered', 'prescription', x.id, x.household_id, null, null, null, 'Maillon');
    perform app.write_to_sender(x.id, said_subject, said_body);
    n := n + 1;
  end loop;
  return n;
end $function$;

-- Who did it is known to the organisation that registered the family; any other one reads that organisation's name, or its masked words.
create or replace function app.forget_household(h uuid, at timestamp with time zone, why text, actor text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare registrar app.organisation := (select o from app.organisation o join app.household x on x.organisation_id = o.id where x.id = h); org uuid; last_contact timestamptz := (select touched_at from app.household where id = h);
begin
  update app.household set name = 'Famille effacée', name_key = 'effacee', address = '', phone = null, email = null, best_moment = '', languages = '{fr}',
    interpreter = false, neutral_message = false, confidential_address = false, status = 'closed', closed_as = coalesce(closed_as, 'unreachable'),
    closed_at = coalesce(closed_at, at), forgotten_at = at, version = version + 1 where id = h;
  update app.beneficiary set first_name = '', last_name = '', birth_name = '', birth_year = null, birth_month = null, birth_day = null, phone = null,
    email = null, class = '', other_home = '', school_id = null, version = version + 1 where household_id = h;
  update app.agreement set given_by = '' where household_id = h;
  update app.need set situation = '', state = 'closed', closed_as = coalesce(closed_as, 'unreachable') where household_id = h and state <> 'closed';
  update app.need set situation = '' where household_id = h;
  update app.prescription set message = '', why = null where household_id = h;
  update app.allocation a set why = '' where a.household_id = h;
  update app.appointment set note = '' where household_id = h;
  update app.handover x set signer = case when signer is not null then '' end, witness = case when witness is not null then '' end, why = null,
    copy_to = null, signature_file_id = null, agreement_file_id = null where x.household_id = h;
  update app.handover_item i set why = null where i.household_id = h;
  update app.sim_card set msisdn = null where household_id = h;
  delete from app.target_public where household_id = h;
  delete from app.reading where household_id = h;
  update app.outbox set subject = '', body = '', link = null, phone = null, email = null, state = case when state = 'sent' then 'sent' else 'failed' end where household_id = h;
  -- A proof about a machine stays with the machine.
  update app.file f set household_id = null where f.household_id = h
    and (exists (select from app.snapshot s where s.file_id = f.id) or exists (select from app.wipe w where w.file_id = f.id));
  with gone as (delete from app.file where household_id = h returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.household_id is distinct from h);
  insert into app.emptied_event select e.id from app.event e where e.household_id = h on conflict do nothing;
  update app.event e set why = null, data = '{}' where e.household_id = h;
  for org in select organisation_id from app.event where household_id = h union select organisation_id from app.household where id = h order by 1 loop
    perform app.record_in(org, at, 'household.forgotten', 'household', h, h, null, 'forgotten', why,
      case when org = registrar.id or why <> 'request' then actor else coalesce(registrar.masked_as, registrar.name) end);
  end loop;
  update app.household set touched_at = last_contact where id = h;
end $function$;

-- A door takes the digest of a link's token; what is kept is the digest of that digest. Whoever may read the row of a link, as its
-- sender may, holds nothing that opens it.
do $$
declare f record;
begin
  for f in select pg_get_functiondef(p.oid) as written from pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'app'
      where p.prosrc ~ 'token_hash = (digest|token)\M' loop
    execute regexp_replace(f.written, 'token_hash = (digest|token)\M', 'token_hash = sha256(\1)', 'g');
  end loop;
end $$;
update app.arrival set token_hash = sha256(token_hash) where token_hash is not null;
update app.prescription_link set token_hash = sha256(token_hash);
update app.census_invitation set token_hash = sha256(token_hash);
update app.invitation set token_hash = sha256(token_hash);
