-- A prescription never falls into a hole: its receiver is reminded after ten days, and after thirty it has expired. Its sender
-- is then told, the receiver stops seeing the household, and the household itself learns that another way is being looked for.

alter table app.prescription add column reminded_at timestamptz(3);
create index prescription_unanswered on app.prescription (sent_at) where state = 'sent';

create function app.remind_receivers(at timestamptz, said_subject text, said_body text) returns int
language sql security definer set search_path = app, pg_catalog as $$
  with late as (
    update app.prescription p set reminded_at = at
     where p.state = 'sent' and p.reminded_at is null and p.sent_at < at - interval '10 days'
    returning p.id, p.to_organisation_id),
  told as (
    insert into app.outbox (id, organisation_id, email, subject, body, link)
    select app.uuid7(), o.id, o.email, said_subject, said_body, '/orientations/' || l.id
    from late l join app.organisation o on o.id = l.to_organisation_id where o.email is not null)
  select count(*)::int from late
$$;

-- The end of a share, for whatever ended the prescription. The former function asked who acts; a clock has nobody to ask.
create or replace function app.end_share(p uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.prescription;
begin
  select * into x from app.prescription where id = p and state in ('refused', 'withdrawn', 'expired');
  if not found then return; end if;
  perform from app.household_access where household_id = x.household_id and organisation_id = x.to_organisation_id for update;
  update app.household_access a set ended_at = now()
   where a.household_id = x.household_id and a.organisation_id = x.to_organisation_id and a.reason = 'prescription' and a.ended_at is null
     and not exists (select from app.prescription o where o.household_id = x.household_id and x.to_organisation_id in (o.to_organisation_id, o.organisation_id)
       and o.state in ('sent', 'accepted', 'waiting', 'promised', 'served'))
     and not exists (select from app.allocation o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.handover o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.appointment o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id and o.state <> 'cancelled')
     and not exists (select from app.seat o where o.household_id = x.household_id and o.organisation_id = x.to_organisation_id);
end $$;
create or replace function app.end_prescription(p uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if exists (select from app.prescription x where x.id = p and (x.organisation_id = any (app.orgs()) or x.to_organisation_id = any (app.orgs()))) then
    perform app.end_share(p);
  end if;
end $$;

-- What expired, with whom to tell: the household's words are the code's, in its language.
create function app.expire_prescriptions(at timestamptz, said_subject text, said_body text)
returns table (household_id uuid, organisation_id uuid, channel text, email text, phone text, languages text[])
language plpgsql security definer set search_path = app, pg_catalog as $$
declare p app.prescription;
begin
  for p in select * from app.prescription x where x.state = 'sent' and x.sent_at < at - interval '30 days' order by x.sent_at limit 500 for update skip locked loop
    update app.prescription x set state = 'expired', updated_at = at where x.id = p.id;
    perform app.end_share(p.id);
    perform app.record_in(p.organisation_id, at, 'prescription.expired', 'prescription', p.id, p.household_id, 'sent', 'expired', null, 'Maillon');
    insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
      select app.uuid7(), m.organisation_id, p.household_id, m.email, said_subject, said_body, '/orientations/' || p.id
      from app.member m where m.id = p.member_id and m.status = 'active';
    return query select h.id, p.organisation_id, h.channel, h.email, h.phone, h.languages from app.household h where h.id = p.household_id;
  end loop;
end $$;

revoke execute on all functions in schema app from public;
revoke execute on function app.end_share(uuid) from maillon_app;
grant execute on function app.remind_receivers(timestamptz, text, text), app.expire_prescriptions(timestamptz, text, text) to maillon_job;
