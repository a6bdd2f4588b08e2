-- Where the database itself asks for the proof of a wipe before a device is ready, an invoice answers for what was bought new and that nobody
-- from outside ever had; after that, it is wiped like any other.
do $do$
begin
  if to_regprocedure('app.ready_by_proof()') is null then return; end if;
  create or replace function app.ready_by_proof() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
  begin
    if new.origin = 'bought' and (tg_op = 'INSERT' or app.used_until(new.id) is null) then return new; end if;
    if app.unproved(new) then raise exception 'a device is ready once every drive is proved wiped' using errcode = '23514', constraint = 'ready_by_proof'; end if;
    return new;
  end $$;
end $do$;
