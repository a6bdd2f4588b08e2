-- What proves that a machine is ready holds for that machine alone, whoever rewrites its record; what belongs to another is not given away;
-- what is written about a machine is written by whoever keeps it.

-- The last use of a machine counts under every record that was it: those joined to it, and the one it was joined to while it was.
create or replace function app.used_until(d uuid) returns timestamptz language sql stable security definer set search_path = app, pg_catalog as $$
  select max(x.at) from (select d as id union all select j.id from app.device j where j.joined_to = d) one
    cross join lateral (
      select max(c.until) as at from app.custody c where c.device_id = one.id and c.household_id is not null
      union all select max(e.at) from app.event e where e.subject_id = one.id and e.act = 'device.found'
      union all select max(least(c.until, j.separated_at)) from app.device_join j join app.custody c on c.device_id = j.kept_id
        where j.absorbed_id = one.id and c.household_id is not null and c.until >= j.joined_at and c.since < coalesce(j.separated_at, 'infinity')
      union all select max(e.at) from app.device_join j join app.event e on e.subject_id = j.kept_id and e.act = 'device.found'
        where j.absorbed_id = one.id and e.at >= j.joined_at and e.at < coalesce(j.separated_at, 'infinity')) x
$$;
create index device_join_absorbed on app.device_join (absorbed_id);

-- Whether anything written about a machine says that somebody used it, whatever an invoice says.
create function app.has_former_use(d uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select app.used_until(d) is not null
    or exists (select from app.wipe w where w.device_id = d)
    or exists (select from app.wipe_record r where r.device_id = d and r.cancelled_at is null)
    or exists (select from app.device j where j.joined_to = d and j.origin <> 'bought')
$$;
create function app.formerly_used(ids uuid[]) returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select u.device_id from app.last_used(ids) u where app.has_former_use(u.device_id)
$$;

-- An invoice answers for what nobody used: no record says it, and each known drive has run less than a day. A drive whose hours are
-- not known answers for nothing.
create or replace function app.ready_by_proof() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.origin = 'bought' and not exists (select from jsonb_array_elements(new.drives) x where coalesce((x ->> 'powerOnHours')::numeric, 24) >= 24)
    and (case when tg_op = 'INSERT' then new.transfer_id is not null else not app.has_former_use(new.id) end) then return new; end if;
  if app.unproved(new) then raise exception 'a device is ready once every drive is proved wiped' using errcode = '23514', constraint = 'ready_by_proof'; end if;
  return new;
end $$;
-- A ready machine whose drives change is proved anew.
create trigger still_by_proof before update of drives, kind on app.device for each row
  when (current_user = 'maillon_app' and new.state in ('ready', 'reserved') and old.state in ('ready', 'reserved')
    and (new.drives is distinct from old.drives or new.kind is distinct from old.kind)) execute function app.ready_by_proof();

-- Where a machine comes from is said once.
create function app.origin_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    if new.invoice is not null and (length(btrim(new.invoice)) < 4 or new.invoice !~ '\d') then
      raise exception 'an invoice has a number' using errcode = '23514', constraint = 'invoice_number';
    end if;
  elsif (new.origin, new.invoice) is distinct from (old.origin, old.invoice) then
    raise exception 'where a device comes from does not change by hand' using errcode = '23514', constraint = 'origin_kept';
  end if;
  return new;
end $$;
create trigger origin_said before insert on app.device for each row when (current_user = 'maillon_app' and new.invoice is not null) execute function app.origin_kept();
create trigger origin_kept before update of origin, invoice on app.device for each row when (current_user = 'maillon_app') execute function app.origin_kept();

-- Only its owner makes a machine leave for good. A record found to be another's is read under that one, of the same owner.
create function app.owner_decides() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.joined_to is not null and exists (select from app.device k where k.id = new.joined_to and k.owner_id = old.owner_id) then return new; end if;
  raise exception 'a device leaves for good by its owner' using errcode = '23514', constraint = 'owner_decides';
end $$;
create trigger owner_decides before update of state on app.device for each row
  when (current_user = 'maillon_app' and old.owner_id is not null and new.state in ('exited', 'destroyed') and old.state <> new.state) execute function app.owner_decides();

-- What is tried, mended, seen erased, certified or made to leave is at whoever writes it.
do $$ declare t text; begin
  foreach t in array array['device_test', 'repair', 'wipe_record', 'certificate', 'exit_item'] loop
    execute format('create policy held on app.%I as restrictive for insert to maillon_app
      with check ((select true from app.device d where d.id = %1$I.device_id and d.organisation_id = %1$I.organisation_id))', t);
  end loop;
end $$;
create policy owned on app.exit_item as restrictive for insert to maillon_app
  with check ((select true from app.device d where d.id = exit_item.device_id and d.owner_id is null)
    and (select true from app.exit x where x.id = exit_item.exit_id and x.organisation_id = exit_item.organisation_id));
create policy held on app.part as restrictive for insert to maillon_app
  with check ((device_id is null or (select true from app.device d where d.id = part.device_id and d.organisation_id = part.organisation_id))
    and (from_device_id is null or (select true from app.device d where d.id = part.from_device_id and d.organisation_id = part.organisation_id)));
create policy mounted on app.part as restrictive for update to maillon_app using (true)
  with check (device_id is null or (select true from app.device d where d.id = part.device_id and d.organisation_id = part.organisation_id));

-- A donor writes and corrects its agreement until the workshop answers; the workshop answers once; afterwards it only ends.
create function app.donor_agreement_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare
  donor boolean := old.organisation_id = any (app.orgs());
  workshop boolean := old.refurbisher_id = any (app.orgs());
  text_changed boolean := (new.refurbisher_id, new.title, new.starts_on, new.ends_on, new.signed_on, new.deliberation)
    is distinct from (old.refurbisher_id, old.title, old.starts_on, old.ends_on, old.signed_on, old.deliberation);
  answered boolean := (new.why, new.recipient_kind, new.recipient_reference, new.answered_at, new.answered_by)
    is distinct from (old.why, old.recipient_kind, old.recipient_reference, old.answered_at, old.answered_by);
begin
  if (new.id, new.organisation_id, new.written_at) is distinct from (old.id, old.organisation_id, old.written_at)
    or (text_changed and not (donor and old.state = 'proposed' and new.state = 'proposed'))
    or (answered and not (workshop and old.state = 'proposed' and new.state in ('confirmed', 'refused')))
    or (new.state <> old.state and not (case new.state when 'confirmed' then workshop and old.state = 'proposed'
      when 'refused' then workshop and old.state = 'proposed' when 'ended' then old.state in ('proposed', 'confirmed') else false end)) then
    raise exception 'an agreement is not rewritten once it is answered' using errcode = '23514', constraint = 'donor_agreement_kept';
  end if;
  return new;
end $$;
create trigger donor_agreement_kept before update on app.donor_agreement for each row when (current_user = 'maillon_app') execute function app.donor_agreement_kept();

-- A yes is said once, under the name of whoever said it.
create or replace function app.deed_by_its_side() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare
  donor boolean := new.organisation_id = any (app.orgs());
  workshop boolean := (select x.refurbisher_id from donation x where x.id = new.donation_id) = any (app.orgs());
begin
  if tg_op = 'INSERT' then
    if ((new.donor_agreed_at is not null or new.donor_signer is not null) and donor is false)
      or ((new.refurbisher_agreed_at is not null or new.refurbisher_signer is not null) and workshop is false) then
      raise exception 'each side of a deed says its own yes';
    end if;
    return new;
  end if;
  if ((new.donor_agreed_at, new.donor_signer) is distinct from (old.donor_agreed_at, old.donor_signer) and (donor is false or old.donor_agreed_at is not null))
    or ((new.refurbisher_agreed_at, new.refurbisher_signer) is distinct from (old.refurbisher_agreed_at, old.refurbisher_signer)
      and (workshop is false or old.refurbisher_agreed_at is not null)) then
    raise exception 'each side of a deed says its own yes, once' using errcode = '23514', constraint = 'deed_said_once';
  end if;
  return new;
end $$;

-- Only a school has a code of schools: lists of the Département find it by that code.
update app.organisation set uai = null where uai is not null and kind <> 'school';
alter table app.organisation add constraint organisation_uai_of_school check (uai is null or kind = 'school');

revoke execute on function app.has_former_use(uuid), app.formerly_used(uuid[]), app.origin_kept(), app.owner_decides(), app.donor_agreement_kept() from public;
grant execute on function app.formerly_used(uuid[]) to maillon_app;
