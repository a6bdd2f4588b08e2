-- A family that wants to be written to may have been told by a message.
alter table app.warning drop constraint warning_how_check;
alter table app.warning add constraint warning_how_check check (how in ('call', 'text_message', 'visit', 'letter', 'other'));

-- In its own file, a family reads the messages that were written to it, and those that were written about it to members of structures.
drop function app.messages_to(uuid);
create function app.messages_to(h uuid) returns table (subject text, body text, "to" text, state text, created_at timestamptz, to_family boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  select o.subject, o.body, coalesce(o.email, o.phone), o.state, o.created_at,
    o.email is null
      or exists (select from app.household x where x.id = h and lower(x.email) = lower(o.email))
      or exists (select from app.beneficiary b where b.household_id = h and lower(b.email) = lower(o.email))
      or not (exists (select from app.member m where lower(m.email) = lower(o.email))
        or exists (select from app.organisation r where lower(r.email) = lower(o.email)))
  from app.outbox o
  where o.household_id = h and o.organisation_id = any (app.orgs()) and app.follows_in_full(h) and o.body <> '' order by o.created_at
$$;
revoke execute on function app.messages_to(uuid) from public;
grant execute on function app.messages_to(uuid) to maillon_app;
