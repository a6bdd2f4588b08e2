-- Kinds whose mere name says something of a family (health, justice, protection, exile): masked to whoever comes after, unless the organisation itself lifts it.
alter table app.organisation drop constraint organisation_kind_check;
alter table app.organisation add constraint organisation_kind_check check (kind in ('association', 'ccas', 'mission_locale', 'plie', 'caf', 'social_centre',
  'child_welfare', 'school', 'town_hall', 'community', 'departement', 'company', 'refurbisher', 'operator', 'foundation', 'state', 'library', 'france_services',
  'health', 'justice', 'probation', 'youth_justice', 'addiction_care', 'harm_reduction', 'women_rights', 'street_prevention', 'boarding_house', 'shelter',
  'psychiatry', 'asylum', 'other'));
alter table app.organisation add column mask_lifted_at timestamptz(3), add column mask_lifted_by text,
  add constraint organisation_mask_lifted check ((mask_lifted_at is null) = (mask_lifted_by is null));

create function app.tells_too_much(kind text) returns boolean language sql immutable parallel safe set search_path = app, pg_catalog as $$
  select kind in ('child_welfare', 'health', 'justice', 'probation', 'youth_justice', 'addiction_care', 'harm_reduction', 'women_rights', 'street_prevention',
    'boarding_house', 'shelter', 'psychiatry', 'asylum')
$$;
create function app.neutral_words() returns text language sql immutable parallel safe set search_path = app, pg_catalog as $$ select 'un partenaire social' $$;

-- One word for all of them: words of their own would tell them apart.
create function app.masked_by_kind() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if app.tells_too_much(new.kind) and new.mask_lifted_at is null then new.masked_as := app.neutral_words(); end if;
  return new;
end $$;
create trigger masked_by_kind before insert or update of kind, masked_as, mask_lifted_at on app.organisation for each row execute function app.masked_by_kind();

-- What a receiver and a link read of a sender bears its masked words, whatever is written.
create function app.sender_masked() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  new.sender := coalesce((select o.masked_as from app.organisation o where o.id = new.organisation_id), new.sender);
  return new;
end $$;
create trigger sender_masked before insert on app.prescription for each row execute function app.sender_masked();
create function app.speaker_masked() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  new.said_by := coalesce((select o.masked_as from app.organisation o where o.id = new.organisation_id and new.kind = 'answer'), new.said_by);
  return new;
end $$;
create trigger speaker_masked before insert on app.prescription_message for each row execute function app.speaker_masked();

-- The kind is not its own to change, nor the day its mask was lifted.
revoke update on app.organisation from maillon_app;
grant update (name, commune, email, phone, masked_as, legal_basis, dpo_name, dpo_email) on app.organisation to maillon_app;

create function app.lift_mask(at timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare me app.member;
begin
  select * into me from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.admin and m.status = 'active';
  if me.id is null then raise exception 'only those who manage an organisation lift its mask' using errcode = '42501'; end if;
  update app.organisation o set mask_lifted_at = at, mask_lifted_by = me.name, masked_as = null
    where o.id = me.organisation_id and app.tells_too_much(o.kind) and o.mask_lifted_at is null;
  return found;
end $$;
-- What was signed with the name meanwhile bears the words again.
create function app.put_mask_back() returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid;
begin
  select m.organisation_id into org from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.admin and m.status = 'active';
  if org is null then raise exception 'only those who manage an organisation put its mask back' using errcode = '42501'; end if;
  update app.organisation o set mask_lifted_at = null, mask_lifted_by = null where o.id = org and o.mask_lifted_at is not null;
  if not found then return false; end if;
  update app.prescription p set sender = app.neutral_words() where p.organisation_id = org;
  update app.prescription_message m set said_by = app.neutral_words() where m.organisation_id = org and m.kind = 'answer';
  return true;
end $$;

-- Who said something of a household, to a reader: its own people by name, a masked organisation and the partner of somebody else's census by neutral words.
create function app.said_to_others(h uuid, org uuid, said text) returns text language sql stable set search_path = app, pg_catalog as $$
  select case when o.id = any (app.orgs()) then said
    when o.masked_as is not null then o.masked_as
    when exists (select from app.event e where e.household_id = h and e.organisation_id = org and e.act like 'census.%' and e.actor = said) then app.neutral_words()
    else said end
  from app.organisation o where o.id = org
$$;

CREATE OR REPLACE FUNCTION app.signals_by_school(year integer)
 RETURNS TABLE(organisation_id uuid, name text, flagged integer, awaited integer, back integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select o.id, coalesce(o.masked_as, o.name), app.by_five(count(distinct s.pupil_id)::int), app.by_five((count(*) filter (where s.ended_at is null))::int),
    app.by_five((count(distinct s.pupil_id) filter (where s.state = 'back'))::int)
  from app.organisation o join app.school_class c on c.organisation_id = o.id and c.school_year = year
    join app.pupil p on p.class_id = c.id join app.signal s on s.pupil_id = p.id and s.closed_as is distinct from 'mistaken'
  where exists (select from app.prescription x where x.organisation_id = o.id and x.to_organisation_id = any (app.orgs()))
    and not (o.id = any (app.orgs()))
  group by o.id order by 2
$function$;

-- Those that were there already.
update app.organisation set masked_as = masked_as where app.tells_too_much(kind);
update app.prescription p set sender = o.masked_as from app.organisation o where o.id = p.organisation_id and app.tells_too_much(o.kind) and p.sender <> o.masked_as;
update app.prescription_message m set said_by = o.masked_as from app.organisation o
  where o.id = m.organisation_id and app.tells_too_much(o.kind) and m.kind = 'answer' and m.said_by <> o.masked_as;

revoke execute on function app.tells_too_much(text), app.neutral_words(), app.masked_by_kind(), app.sender_masked(), app.speaker_masked(), app.lift_mask(timestamptz),
  app.put_mask_back(), app.said_to_others(uuid, uuid, text) from public;
grant execute on function app.tells_too_much(text), app.neutral_words(), app.lift_mask(timestamptz), app.put_mask_back(), app.said_to_others(uuid, uuid, text) to maillon_app;
