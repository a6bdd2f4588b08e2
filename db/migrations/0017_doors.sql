-- Whoever manages an organisation proves who they are twice: the account's page needs to know it of each membership.
drop function app.memberships(uuid);
create function app.memberships(who uuid) returns table (member_id uuid, organisation_name text, role text, admin boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  select m.id, o.name, m.role, m.admin from app.member m join app.organisation o on o.id = m.organisation_id
   where m.user_id = who and m.status = 'active' order by m.created_at
$$;
revoke execute on function app.memberships(uuid) from public;
grant execute on function app.memberships(uuid) to maillon_auth;
