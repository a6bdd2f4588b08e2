-- The end of what is kept about people: on their request, or two years after the last contact. Counts stay; nobody is recognised.

alter table app.household add column warned_at timestamptz(3), add column forgotten_at timestamptz(3);
create index household_last_contact on app.household (touched_at) where forgotten_at is null;

-- Events whose words were taken away with the people they spoke of. Their link holds by its stored hash, and only where the
-- same chain says, further on, that the household was forgotten.
create table app.emptied_event (event_id uuid primary key references app.event);
alter table app.emptied_event enable row level security;
alter table app.emptied_event force row level security;
create policy owner on app.emptied_event to maillon_owner using (true) with check (true);

-- One link more at the end of an organisation's chain, written by the house itself. Not for the site: it has app.record.
create function app.record_in(org uuid, e_at timestamptz, e_act text, e_kind text, e_subject uuid, h uuid, e_from text, e_to text, e_why text, e_actor text)
returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare head app.chain_head; e app.event;
begin
  insert into app.chain_head values (org, 0, ''::bytea) on conflict do nothing;
  select * into head from app.chain_head where organisation_id = org for update;
  e := row(app.uuid7(), org, head.seq + 1, e_at, nullif(current_setting('app.member', true), '')::uuid, e_actor, e_act, e_kind, e_subject, h,
    e_from, e_to, e_why, '{}'::jsonb, ''::bytea);
  e.hash := app.event_digest(head.hash, e);
  insert into app.event select e.*;
  update app.chain_head set seq = e.seq, hash = e.hash where organisation_id = org;
end $$;

-- Takes away all that names or describes the people of a household; what is counted stays, under no name.
create function app.forget_household(h uuid, at timestamptz, why text, actor text) returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
declare org uuid; last_contact timestamptz := (select touched_at from app.household where id = h);
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
    perform app.record_in(org, at, 'household.forgotten', 'household', h, h, null, 'forgotten', why, actor);
  end loop;
  update app.household set touched_at = last_contact where id = h;
end $$;

-- What keeps a household from being forgotten: a machine lent to it that has not come back.
create function app.on_loan(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.custody c join app.handover x on x.id = c.handover_id where c.household_id = h and c.until is null and x.kind = 'loan')
$$;

-- On the person's request, by the organisation that registered the household.
create function app.forget_on_request(h uuid, at timestamptz) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.household x where x.id = h and x.organisation_id = any (app.orgs()) and x.forgotten_at is null) or app.on_loan(h) then
    raise exception 'only the organisation that registered a household may have it forgotten, once nothing is lent to it' using errcode = '42501';
  end if;
  perform app.forget_household(h, at, 'request', (select m.name from app.member m where m.id = nullif(current_setting('app.member', true), '')::uuid));
end $$;

-- The clocks: at 21 months without contact a household is told once; at 24, three months or more after it was told, it is forgotten.
create function app.forget_due(at timestamptz) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare h uuid; n int := 0;
begin
  for h in select x.id from app.household x where x.forgotten_at is null and x.touched_at < at - interval '24 months'
      and x.warned_at < at - interval '3 months' and x.warned_at > x.touched_at and not app.on_loan(x.id) order by x.touched_at limit 1000 loop
    perform app.forget_household(h, at, 'two years', 'Maillon');
    n := n + 1;
  end loop;
  return n;
end $$;
create function app.warn_due(at timestamptz, said_subject text, said_body text, mails boolean, texts boolean) returns int
language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.household; n int := 0;
begin
  for x in select * from app.household y where y.forgotten_at is null and y.touched_at < at - interval '21 months'
      and (y.warned_at is null or y.warned_at < y.touched_at) order by y.touched_at limit 1000 for update skip locked loop
    if x.channel = 'email' and x.email is not null and mails then
      insert into app.outbox (id, organisation_id, household_id, email, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.email, said_subject, said_body);
    elsif x.channel = 'sms' and x.phone is not null and texts then
      insert into app.outbox (id, organisation_id, household_id, phone, subject, body) values (app.uuid7(), x.organisation_id, x.id, x.phone, said_subject, said_body);
    end if;
    update app.household set warned_at = at where id = x.id;
    n := n + 1;
  end loop;
  return n;
end $$;

-- What was said in a prescription that did not go on is of no use after six months.
create function app.hush_refused(at timestamptz) returns int language sql security definer set search_path = app, pg_catalog as $$
  with hushed as (
    update app.prescription p set message = '' where p.message <> '' and p.state in ('refused', 'withdrawn', 'expired', 'rerouted') and p.updated_at < at - interval '6 months'
    returning 1)
  select count(*)::int from hushed
$$;

-- Who opened a household's page: for the organisation whose members did.
create policy seen on app.reading for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select on app.reading to maillon_app;

revoke execute on all functions in schema app from public;
grant execute on function app.on_loan(uuid), app.forget_on_request(uuid, timestamptz) to maillon_app;
grant execute on function app.forget_due(timestamptz), app.warn_due(timestamptz, text, text, boolean, boolean), app.hush_refused(timestamptz) to maillon_job;
