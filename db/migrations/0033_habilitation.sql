-- Who may address families, and who may be addressed one: decided by the coordination of the territory. No row: nothing was asked.
create table app.habilitation (
  organisation_id uuid primary key references app.organisation,
  state text not null check (state in ('not_required', 'pending', 'validated', 'refused', 'suspended')),
  why text not null default '' check (length(why) <= 300),
  -- How many prescriptions of one member may await an answer; null: the usual number.
  cap int check (cap between 1 and 1000),
  -- Receives prescriptions at its e-mail address, and answers by the links of those messages, without any account.
  by_link boolean not null default false,
  decided_by text not null,
  decided_in uuid not null references app.organisation,
  decided_at timestamptz(3) not null,
  version int not null default 1
);
alter table app.habilitation enable row level security;
alter table app.habilitation force row level security;

-- Whether who asks coordinates the territory of this organisation, which is not its own: the same département, or no commune known.
create function app.coordinates(org uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.member m join app.organisation mine on mine.id = m.organisation_id left join app.commune c on c.insee = mine.commune
    join app.organisation o on o.id = org left join app.commune d on d.insee = o.commune
    where m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = any (app.orgs()) and m.role = 'coordinator' and m.status = 'active'
      and o.id <> mine.id and (d.insee is null or d.departement = c.departement))
$$;
create function app.suspended(org uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.habilitation h where h.organisation_id = org and h.state = 'suspended')
$$;

create policy owner on app.habilitation to maillon_owner using (true) with check (true);
create policy seen on app.habilitation for select to maillon_app
  using (organisation_id = any ((select app.orgs())::uuid[]) or app.coordinates(organisation_id));
grant select on app.habilitation to maillon_app;

-- Those to whom a family may be addressed: where somebody coordinates today, and those that answer by link. Never one that is suspended.
create function app.addressees() returns setof uuid language sql stable security definer set search_path = app, pg_catalog as $$
  select r.id from (
    select m.organisation_id as id from app.member m where m.role = 'coordinator' and m.status = 'active'
    union select h.organisation_id from app.habilitation h join app.organisation o on o.id = h.organisation_id where h.by_link and o.email is not null) r
  where not app.suspended(r.id)
$$;

-- The decision of a coordination about another organisation. False when somebody decided meanwhile. The senders whose
-- prescriptions await an answer from an organisation that is suspended are told that they may turn elsewhere.
create function app.decide_habilitation(org uuid, known int, said_state text, said_why text, said_cap int, said_by_link boolean, at timestamptz,
  said_subject text, said_body text) returns boolean language plpgsql security definer set search_path = app, pg_catalog as $$
declare was app.habilitation; me app.member;
begin
  if not app.coordinates(org) then raise exception 'only the coordination of a territory decides there' using errcode = '42501'; end if;
  perform from app.organisation where id = org for no key update;
  select * into was from app.habilitation where organisation_id = org;
  if coalesce(was.version, 0) <> known then return false; end if;
  select * into me from app.member where id = nullif(current_setting('app.member', true), '')::uuid;
  insert into app.habilitation as h (organisation_id, state, why, cap, by_link, decided_by, decided_in, decided_at)
    values (org, said_state, said_why, said_cap, said_by_link, me.name, me.organisation_id, at)
  on conflict (organisation_id) do update set state = excluded.state, why = excluded.why, cap = excluded.cap, by_link = excluded.by_link,
    decided_by = excluded.decided_by, decided_in = excluded.decided_in, decided_at = excluded.decided_at, version = h.version + 1;
  if said_state = 'suspended' and was.state is distinct from 'suspended' then
    insert into app.outbox (id, organisation_id, household_id, email, subject, body, link)
    select app.uuid7(), m.organisation_id, p.household_id, m.email, said_subject, said_body, '/orientations/' || p.id
    from app.prescription p join app.member m on m.id = p.member_id and m.status = 'active' where p.to_organisation_id = org and p.state = 'sent';
  end if;
  return true;
end $$;

-- How many prescriptions a member sent that await an answer, counted for the cap.
create index prescription_awaiting on app.prescription (member_id) where state = 'sent';

revoke execute on all functions in schema app from public;
grant execute on function app.coordinates(uuid), app.suspended(uuid), app.addressees(), app.decide_habilitation(uuid, int, text, text, int, boolean, timestamptz, text, text) to maillon_app;
