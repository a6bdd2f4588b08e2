-- What a batch lends is used: whoever held it answers for it as a family does, and what comes back is wiped before anybody has it again.
create or replace function app.used_until(d uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select max(x.at) from (select d as id union all select j.id from app.device j where j.joined_to = d) one
    cross join lateral (
      select max(c.until) as at from app.custody c where c.device_id = one.id and (c.household_id is not null or c.batch_id is not null)
      union all select max(e.at) from app.event e where e.subject_id = one.id and e.act = 'device.found'
      union all select max(least(c.until, j.separated_at)) from app.device_join j join app.custody c on c.device_id = j.kept_id
        where j.absorbed_id = one.id and (c.household_id is not null or c.batch_id is not null) and c.until >= j.joined_at and c.since < coalesce(j.separated_at, 'infinity')
      union all select max(e.at) from app.device_join j join app.event e on e.subject_id = j.kept_id and e.act = 'device.found'
        where j.absorbed_id = one.id and e.at >= j.joined_at and e.at < coalesce(j.separated_at, 'infinity')) x
$function$;

create or replace function app.proof_behind(digest bytea, now timestamp with time zone)
 RETURNS TABLE(number text, code text, organisation text, issued_at timestamp with time zone, sha256 bytea, evidence_sha256 bytea, facts jsonb, revoked_at timestamp with time zone, revoked_why text, used_since boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.number, c.code, o.name, c.issued_at, c.sha256, c.evidence_sha256, c.facts, c.revoked_at, c.revoked_why,
    exists (select from app.custody k where k.device_id = c.device_id and (k.household_id is not null or k.batch_id is not null) and k.since > c.issued_at and k.since < date_trunc('month', now))
  from app.certificate c join app.organisation o on o.id = c.organisation_id where c.code_hash = digest
$function$;

-- Whoever owns a machine reads where it is, never the name of the person to whom its keeper lent it.
create or replace function app.custody_on(dev uuid, at timestamp with time zone)
 RETURNS TABLE(depth integer, since timestamp with time zone, until timestamp with time zone, holder text, place text, class text, of_class boolean, family boolean, own boolean, given_by text, received_by text, how text, slip text, slip_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select c.depth, case when l.told then c.since else app.month_of(c.since) end, case when l.told then c.until end, o.name, p.name,
    case when l.mine then k.name end, c.class_id is not null, c.holder_id is null, l.mine,
    case when l.signed then c.given_by end, case when l.signed then c.received_by end, case when l.signed then c.how end, x.number, x.id
  from app.device d join app.custody c on c.device_id = d.id
  left join app.organisation o on o.id = c.holder_id left join app.place p on p.id = c.place_id left join app.school_class k on k.id = c.class_id
  left join app.transfer x on x.id = c.transfer_id and (x.organisation_id = any (app.orgs()) or x.receiver_id = any (app.orgs()))
  cross join lateral (select c.organisation_id = any (app.orgs()) as mine, c.organisation_id = any (app.orgs()) or c.holder_id is not null as told,
    c.organisation_id = any (app.orgs()) or (c.holder_id is not null and c.place_id is null and c.class_id is null and c.batch_id is null) as signed) l
  where d.id = dev and (d.organisation_id = any (app.orgs()) or d.owner_id = any (app.orgs()))
    and case when l.told then c.since <= at and (c.until is null or c.until > at)
      else app.month_of(c.since) <= at and (c.until is null or (app.month_of(c.until) >= app.month_of(at) and at < now() - interval '1 hour')) end
    and (l.told or d.owner_id = any (app.orgs()))
  order by c.depth
$function$;

-- Neither is a batch the organisation's own link: it ends beneath it.
create or replace function app.take_over(t uuid, at timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
declare x app.transfer; came uuid[]; back uuid[]; links uuid[];
begin
  select * into x from app.transfer where id = t and (receiver_id = any (app.orgs()) or organisation_id = any (app.orgs()))
    and way <> 'within' and state in ('received', 'closed') for update;
  if not found then raise exception 'only the ends of a slip that was received may take over what it names' using errcode = '42501'; end if;
  came := array(select d.id from app.device d join app.transfer_item i on i.device_id = d.id
    where i.transfer_id = t and i.state in ('received', 'found', 'settled') and i.moved_at is null and d.transfer_id = t
      and d.organisation_id = x.organisation_id order by d.id for update of d);
  if exists (select from app.device d where d.id = any (came) and d.owner_id is distinct from x.receiver_id
      and case x.way when 'given' then coalesce(d.owner_id, x.organisation_id) <> x.organisation_id
        when 'passed_on' then coalesce(d.owner_id, x.organisation_id) = x.organisation_id else false end) then
    raise exception 'a machine changes owner when its owner gives it' using errcode = '23514', constraint = 'owner_gives';
  end if;
  -- What stood beneath the sender's own link ends: a place, a class.
  update app.custody c set until = at from app.custody s where s.device_id = any (came) and s.until is null and s.organisation_id = x.organisation_id
    and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null and s.batch_id is null and c.device_id = s.device_id and c.until is null and c.depth > s.depth;
  -- Back to somebody who never stopped answering for them: everything beneath ends.
  back := array(select r.device_id from app.custody r where r.device_id = any (came) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null and r.batch_id is null);
  update app.custody c set until = at from app.custody r where r.device_id = any (back) and r.until is null and r.holder_id = x.receiver_id
    and r.organisation_id = x.receiver_id and r.place_id is null and r.class_id is null and r.batch_id is null and c.device_id = r.device_id and c.until is null and c.depth > r.depth;
  links := array(select s.id from app.custody s where s.device_id = any (came) and not s.device_id = any (back) and s.until is null
    and s.organisation_id = x.organisation_id and s.holder_id = x.organisation_id and s.place_id is null and s.class_id is null and s.batch_id is null);
  update app.custody c set until = at where c.id = any (links) and x.way <> 'entrusted';
  insert into app.custody (id, device_id, organisation_id, holder_id, since, depth, under_id, given_by, received_by, how, transfer_id)
    select app.uuid7(), s.device_id, x.receiver_id, x.receiver_id, at, case when x.way = 'entrusted' then s.depth + 1 else s.depth end,
      case when x.way = 'entrusted' then s.id else s.under_id end, x.sent_by, x.received_by,
      (select i.how from app.transfer_item i where i.transfer_id = t and i.device_id = s.device_id limit 1), t
    from app.custody s where s.id = any (links);
  update app.device d set organisation_id = x.receiver_id, transfer_id = null, place_id = x.place_id, updated_at = at, version = d.version + 1,
      owner_id = case when d.owner_id = x.receiver_id or x.way = 'given' then null when x.way = 'entrusted' and d.owner_id is null and not d.id = any (back)
        then x.organisation_id else d.owner_id end,
      in_dispute = d.in_dispute or exists (select from app.transfer_item i where i.transfer_id = t and i.device_id = d.id and i.damaged is not null)
    where d.id = any (came);
  update app.transfer_item i set moved_at = at where i.transfer_id = t and i.device_id = any (came) and i.state in ('received', 'found', 'settled');
  return coalesce(array_length(came, 1), 0);
end $function$;

create or replace function app.take_up_again(h uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  update app.household_access a set scope = 'full' from app.household x
   where x.id = h and x.status = 'closed' and x.forgotten_at is null and a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null
     and a.reason = 'prescription' and not app.suspended(a.organisation_id) and app.may_be_spoken_of(h)
     and exists (select from app.prescription p where p.household_id = h and p.to_organisation_id = a.organisation_id and p.state in ('accepted', 'promised', 'served'))
$function$;

-- A machine lent to a partner's public has found a use again: equipment is reused, whoever uses it. Families are counted apart, by their own links.
create or replace function app.dated_fates(at timestamp with time zone, zone text)
 RETURNS TABLE(device_id uuid, month date, fate text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_catalog'
AS $function$
  select d.id, date_trunc('month', f.day)::date, f.fate
  from app.donation x join app.device d on d.donation_id = x.id
  left join lateral (
    select coalesce((select e.left_on from app.exit_item i join app.exit e on e.id = i.exit_id where i.device_id = d.id),
        (select (max(v.at) at time zone zone)::date from app.event v
          where v.subject_id = d.id and v.subject_kind = 'device' and v.act in ('device.exited', 'device.destroyed')),
        (d.updated_at at time zone zone)::date) as day, coalesce(d.exited_as, d.state) as way
    where d.state = 'destroyed' or (d.state = 'exited' and d.exited_as is not null)) l on true
  cross join lateral (
    (select u.day, u.fate from (
        select (c.since at time zone zone)::date as day, 'handed_over' as fate from app.custody c
         where c.device_id in (select d.id union all select j.id from app.device j where j.joined_to = d.id)
           and (c.household_id is not null or c.batch_id is not null) and c.since <= at
        union all select l.day, l.way where l.way in ('sold', 'given')) u
      where u.day <= (at at time zone zone)::date order by u.day, u.fate limit 1)
    union all
    select l.day, case l.way when 'refused_as_waste' then 'waste' else 'recycled' end
     where l.way not in ('sold', 'given') and l.day <= (at at time zone zone)::date) f
  where d.joined_to is null and (x.organisation_id = any (app.orgs()) or x.refurbisher_id = any (app.orgs()))
$function$;

create function app.with_family(d uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.custody c join app.device x on x.id = c.device_id where c.device_id = d and c.until is null and c.household_id is not null
    and (x.organisation_id = any (app.orgs()) or x.owner_id = any (app.orgs())))
$$;
revoke execute on function app.with_family(uuid) from public;
grant execute on function app.with_family(uuid) to maillon_app;

-- How each thing came back, and who took it; how its receiver's copy was given, in words of the database.
alter table app.batch_item
  add column place_id uuid references app.place (id),
  add column condition text check (condition in ('fine', 'worn', 'broken')),
  add column missing text not null default '' check (length(missing) <= 120),
  add column received_by text;
alter table app.batch_item drop constraint batch_item_state_check;
alter table app.batch_item add constraint batch_item_state_check check (state in ('pending', 'accepted', 'refused', 'returned', 'lost'));
create index batch_item_back on app.batch_item (organisation_id, returned_at) where returned_at is not null;
create policy of_its_place on app.batch_item as restrictive to maillon_app using (true) with check (
  place_id is null or exists (select from app.place p where p.id = batch_item.place_id and p.organisation_id = batch_item.organisation_id));

alter table app.batch add column copy_how text check (copy_how in ('printed', 'none'));
update app.batch set copy_how = case copy_to when 'Imprimé' then 'printed' else 'none' end where copy_to is not null;
alter table app.batch drop column copy_to;
-- An address stands in copy_to, or nothing: how the copy was given is said by copy_how (0145).
update app.handover set copy_to = null where copy_how in ('printed', 'none') and copy_to in ('Imprimé', 'Pas demandé');

-- A machine that is lost, or found again, ends its line of the sheet; a sheet without any machine out ends with it.
create function app.batch_item_ends() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
declare b app.batch;
begin
  update app.batch_item set state = 'refused', why = 'Déclaré manquant avant la signature' where device_id = new.id and state = 'pending' and new.state in ('lost', 'stolen');
  update app.batch_item set state = 'lost' where device_id = new.id and state = 'accepted' and new.state in ('lost', 'stolen');
  update app.batch_item i set state = 'returned', returned_at = new.updated_at from app.batch x
    where i.device_id = new.id and x.id = i.batch_id and new.state = 'returned' and (i.state = 'accepted' or (i.state = 'lost' and old.state in ('lost', 'stolen')));
  for b in select x.* from app.batch x where x.organisation_id = new.organisation_id and x.state in ('prepared', 'signed')
      and exists (select from app.batch_item i where i.batch_id = x.id and i.device_id = new.id)
      and not exists (select from app.batch_item i where i.batch_id = x.id and i.device_id is not null and i.state in ('pending', 'accepted')) order by x.id loop
    update app.batch set state = case b.state when 'signed' then 'closed' else 'cancelled' end, updated_at = new.updated_at,
      why = case b.state when 'prepared' then 'Le dernier appareil a été déclaré manquant.' else why end where id = b.id;
  end loop;
  return null;
end $$;
create trigger batch_item_ends after update of state on app.device for each row
  when (new.state in ('lost', 'stolen', 'returned') and old.state is distinct from new.state) execute function app.batch_item_ends();
update app.batch_item i set state = case when d.state in ('lost', 'stolen') then 'lost' else 'returned' end,
    returned_at = case when d.state in ('lost', 'stolen') then null else d.updated_at end
  from app.device d where d.id = i.device_id and i.state = 'accepted' and d.state not in ('handed_over', 'return_due');
update app.batch b set state = 'closed' where b.state = 'signed'
  and not exists (select from app.batch_item i where i.batch_id = b.id and i.device_id is not null and i.state = 'accepted');

-- Once all is back, whoever received it may ask that their name go; two years later it goes by itself. The sheet that bears it goes too, the
-- machines and their numbers remain.
alter table app.batch add column erased_at timestamptz(3);
alter table app.batch alter column receiver_name drop not null, alter column receiver_role drop not null;
create index batch_to_erase on app.batch (updated_at) where state in ('closed', 'cancelled') and erased_at is null;
create function app.empty_batch(b uuid, at timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare files uuid[];
begin
  select array_remove(array[x.signature_file_id, x.agreement_file_id], null) into files from app.batch x
    where x.id = b and x.state in ('closed', 'cancelled') and x.erased_at is null for update;
  if not found then return false; end if;
  update app.batch set receiver_name = null, receiver_role = null, signer = case when signer is null then null else '' end, witness = case when witness is null then null else '' end,
    signature_file_id = null, agreement_file_id = null, erased_at = at where id = b;
  update app.custody set received_by = null where batch_id = b;
  with gone as (delete from app.file where id = any (files) returning sha256)
  delete from app.file_content c using gone g where c.sha256 = g.sha256 and not exists (select from app.file f where f.sha256 = c.sha256 and f.id <> all (files));
  return true;
end $$;
create function app.erase_batch(b uuid, at timestamptz) returns boolean language sql security definer set search_path = app, pg_catalog as $$
  select app.empty_batch(x.id, at) from app.batch x where x.id = b and x.organisation_id = any (app.orgs())
$$;
create function app.erase_old_batches(at timestamptz) returns integer language plpgsql security definer set search_path = app, pg_catalog as $$
declare x record; n int := 0;
begin
  for x in select b.id, b.organisation_id, b.state from app.batch b where b.state in ('closed', 'cancelled') and b.erased_at is null
      and b.updated_at < at - interval '24 months' order by b.updated_at limit 1000 loop
    if app.empty_batch(x.id, at) then
      perform app.record_in(x.organisation_id, at, 'batch.erased', 'batch', x.id, null, null, null, null, 'Maillon');
      n := n + 1;
    end if;
  end loop;
  return n;
end $$;
revoke execute on function app.batch_item_ends(), app.empty_batch(uuid, timestamptz), app.erase_batch(uuid, timestamptz), app.erase_old_batches(timestamptz) from public;
grant execute on function app.erase_batch(uuid, timestamptz) to maillon_app;
grant execute on function app.erase_old_batches(timestamptz) to maillon_job;
