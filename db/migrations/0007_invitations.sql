-- Entering: which member an account is, how somebody invited joins. The accounts' role calls these functions and reads no table of the site.

alter table app.invitation add column invited_by uuid references app.member;
alter table app.invitation add column cancelled_at timestamptz(3);
create index invitation_member on app.invitation (member_id);
create index member_email on app.member (lower(email));

create function app.invitation_open(i app.invitation) returns boolean language sql stable as
$$ select i.accepted_at is null and i.cancelled_at is null and i.expires_at > now() $$;

-- The name of whoever may enter with this address: an active member, or somebody invited. No row: nobody is known here.
create function app.welcome(address text) returns table (name text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.name from app.member m
   where lower(m.email) = lower(address)
     and (m.status = 'active' or m.status = 'invited' and exists (select from app.invitation i where i.member_id = m.id and app.invitation_open(i)))
   order by m.status, m.created_at limit 1
$$;

-- Somebody invited becomes a member, and the organisation's story says so.
create function app.join(invited app.invitation, who uuid) returns uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare known text;
begin
  update app.invitation set accepted_at = now() where id = invited.id;
  update app.member set status = 'active', user_id = who where id = invited.member_id returning name into known;
  perform set_config('app.member', invited.member_id::text, true), set_config('app.orgs', '{' || invited.organisation_id || '}', true);
  perform app.record(app.uuid7(), date_trunc('milliseconds', now()), 'member.joined', 'member', invited.member_id, null, 'invited', 'active', null, '{}', known);
  return invited.member_id;
end $$;

-- The member that an account acts as when it signs in. Its address was proved: memberships given to that address become its own,
-- and an account with no membership at all joins where it is invited. Null: nobody here any more.
create function app.enter(who uuid) returns uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare address text; chosen uuid; invited app.invitation;
begin
  select lower(u.email) into address from auth."user" u where u.id = who and u."emailVerified";
  if address is null then return null; end if;
  update app.member m set user_id = who where m.status = 'active' and m.user_id is null and lower(m.email) = address;
  select m.id into chosen from app.member m where m.user_id = who and m.status = 'active' order by m.created_at limit 1;
  if chosen is not null then return chosen; end if;
  for invited in select i.* from app.invitation i join app.member m on m.id = i.member_id
    where lower(m.email) = address and m.status = 'invited' and app.invitation_open(i) order by i.created_at for update of i loop
    chosen := app.join(invited, who);
  end loop;
  return chosen;
end $$;

-- What the link of an invitation opens on, and whether it still can be accepted.
create function app.invitation_behind(token bytea)
returns table (member_id uuid, organisation_name text, inviter text, name text, email text, role text, state text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.id, o.name, b.name, m.name, m.email, m.role,
    case when i.accepted_at is not null then 'used' when i.cancelled_at is not null or m.status = 'revoked' then 'cancelled'
         when i.expires_at <= now() then 'expired' else 'open' end
    from app.invitation i join app.member m on m.id = i.member_id join app.organisation o on o.id = i.organisation_id
    left join app.member b on b.id = i.invited_by
   where i.token_hash = token
$$;

-- Accepts one invitation for the account that proved its address. Null: it was not for this account, or is no longer open.
create function app.accept_invitation(token bytea, who uuid) returns uuid
language plpgsql security definer set search_path = app, pg_catalog as $$
declare invited app.invitation;
begin
  select i.* into invited from app.invitation i
    join app.member m on m.id = i.member_id
    join auth."user" u on u.id = who and u."emailVerified" and lower(u.email) = lower(m.email)
   where i.token_hash = token and m.status = 'invited' and app.invitation_open(i) for update of i;
  if not found then return null; end if;
  return app.join(invited, who);
end $$;

-- Where an account may act.
create function app.memberships(who uuid) returns table (member_id uuid, organisation_name text, role text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.id, o.name, m.role from app.member m join app.organisation o on o.id = m.organisation_id
   where m.user_id = who and m.status = 'active' order by m.created_at
$$;

-- The invented people of a demonstration, in the order asked.
create function app.personas(addresses text[]) returns table (email text, name text, role text, organisation_name text)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.email, m.name, m.role, o.name from unnest(addresses) with ordinality a (address, place)
    join app.member m on lower(m.email) = lower(a.address) and m.status = 'active'
    join app.organisation o on o.id = m.organisation_id order by a.place, m.created_at
$$;

-- Closes every open session of a member of the organisation in context, in the transaction that revokes it.
create function app.close_sessions(of_member uuid) returns void
language sql security definer set search_path = app, pg_catalog as $$
  delete from auth.session s using app.member m
   where m.id = of_member and m.organisation_id = any (app.orgs()) and (s."memberId" = m.id or s."memberId" is null and s."userId" = m.user_id)
$$;

revoke execute on all functions in schema app from public;
grant execute on function app.welcome(text), app.enter(uuid), app.invitation_behind(bytea), app.accept_invitation(bytea, uuid), app.memberships(uuid),
  app.personas(text[]) to maillon_auth;
grant execute on function app.close_sessions(uuid) to maillon_app;
