-- What a school could still read of what others do with the family of its pupil.

-- Of who reads the file, a school reads its own orientation: when it was sent, and how far the receiver reads since it was accepted.
create or replace function app.readers_of(h uuid) returns table (name text, own boolean, scope text, since timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  select r.name, r.own, case when r.own or not s.school or s.accepted then r.scope else 'status' end, case when r.own or not s.school then r.since else s.sent_at end as since
    from (select o.id, case when o.id = any (app.orgs()) then o.name else coalesce(o.masked_as, o.name) end as name, o.id = any (app.orgs()) as own, a.scope, a.since
        from app.household_access a join app.organisation o on o.id = a.organisation_id where a.household_id = h and a.ended_at is null) r
    cross join lateral (select app.as_school() as school, min(p.sent_at) as sent_at, coalesce(bool_or(p.state <> 'sent'), false) as accepted
      from app.prescription p where p.household_id = h and p.organisation_id = any (app.orgs()) and p.to_organisation_id = r.id
        and p.state in ('sent', 'accepted', 'promised', 'served')) s
   where exists (select from app.household_access m where m.household_id = h and m.organisation_id = any (app.orgs()) and m.ended_at is null and m.scope = 'full')
     and (r.own or not s.school or s.sent_at is not null)
   order by 4, 1
$$;

-- What was promised and who was trained is not a school's to read: only that the family is equipped, and which day.
create or replace function app.follow_up(h uuid) returns table (promised timestamptz, handed timestamptz, last_handed timestamptz, trained timestamptz)
language sql stable security definer set search_path = app, pg_catalog as $$
  with asked as (select h where exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null)),
  files as materialized (
    select a.h as id, null::uuid as judge, '-infinity'::timestamptz as known from asked a
    union all select s.household_id, s.judge, s.since from asked a, app.same_files(a.h) s),
  signed as (select greatest(x.signed_at, f.known) as at from files f join app.handover x on x.household_id = f.id and x.organisation_id = coalesce(f.judge, x.organisation_id)
    where x.state in ('signed', 'closed'))
  select case when not app.as_school() then
      (select min(greatest(a.promised_at, f.known)) from files f join app.allocation a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
        where a.state <> 'cancelled') end,
    (select min(at) from signed), (select max(at) from signed),
    case when not app.as_school() then
      least((select min(greatest(a.starts_at, f.known)) from files f join app.appointment a on a.household_id = f.id and a.organisation_id = coalesce(f.judge, a.organisation_id)
          where a.subject = 'training' and a.state = 'seen'),
        (select min(greatest(w.starts_at, f.known)) from files f join app.seat s on s.household_id = f.id join app.workshop w on w.id = s.workshop_id
          and w.organisation_id = coalesce(f.judge, w.organisation_id) where s.state = 'present')) end
$$;

-- Figures are counted by those who follow the whole journey.
create or replace view app.household_progress with (security_invoker = true) as
select h.id as household_id, h.commune, h.chain, h.stage,
  (select min(n.heard_at) from app.need n where n.household_id = h.id) as heard_at,
  (select min(x.signed_at) from app.handover x where x.household_id = h.id and x.state in ('signed', 'closed')) as served_at
from app.household h where not (select app.as_school());

-- A school takes back a need that it noted. When others work on it, it stands for them, in the name of who addressed the family or follows it;
-- the school reads it no more, and is not told why.
create function app.let_go(n uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare x app.need; heir uuid; at_work boolean;
begin
  select * into x from app.need where id = n and organisation_id = any (app.orgs()) and state <> 'closed' for update;
  if not found or not app.follows_in_full(x.household_id) then
    raise exception 'who noted a need takes it back' using errcode = '42501';
  end if;
  at_work := x.state not in ('heard', 'qualified');
  heir := (select p.organisation_id from app.prescription p where p.household_id = x.household_id and p.organisation_id <> x.organisation_id
    and x.kind = any (p.kinds) and p.state in ('sent', 'accepted', 'promised', 'served') order by p.state = 'sent', p.sent_at desc limit 1);
  if heir is null and at_work then
    heir := (select a.organisation_id from app.household_access a where a.household_id = x.household_id and a.organisation_id <> x.organisation_id
      and a.ended_at is null order by a.scope <> 'full', a.since, a.organisation_id limit 1);
  end if;
  if heir is not null then update app.need set organisation_id = heir where id = n;
  elsif not at_work then delete from app.need where id = n;
  end if;
end $$;
revoke execute on function app.let_go(uuid) from public;
grant execute on function app.let_go(uuid) to maillon_app;
