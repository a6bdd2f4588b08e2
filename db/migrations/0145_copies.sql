-- The family's copy of what it signed: how it was asked for, the letter that brings it, and what became of that letter.
-- `copy_to` keeps the address. `copy_hash` is the digest of what opens the copy until `copy_until`: the secret itself is only in the letter.
alter table app.handover
  add column copy_how text,
  add column copy_hash bytea,
  add column copy_until timestamptz(3),
  add column copy_message uuid,
  add column copy_sent_at timestamptz(3),
  add column copy_failed_at timestamptz(3),
  add constraint handover_copy_how check (copy_how in ('printed', 'email', 'none')),
  add constraint handover_copy_lived check ((copy_hash is null) = (copy_until is null));
create index handover_copy_hash on app.handover (copy_hash) where copy_hash is not null;
create index handover_copy_message on app.handover (copy_message) where copy_message is not null;

-- An address was written down and no letter had left: these families still await their copy.
update app.handover set copy_how = case copy_to when 'Imprimé' then 'printed' when 'Pas demandé' then 'none' else 'email' end where copy_to is not null;
update app.handover set state = 'signed' where state = 'closed' and copy_how = 'email';

-- What the mail server said reaches the sheet. A letter that nobody could receive leaves the copy to be given again.
create function app.copy_delivered() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.state = 'sent' then
    update app.handover set copy_sent_at = new.sent_at where copy_message = new.id;
  else
    update app.handover set state = 'signed', copy_failed_at = now(), copy_hash = null, copy_until = null
      where copy_message = new.id and state = 'closed' and agreement_file_id is not null;
  end if;
  return null;
end $$;
revoke execute on function app.copy_delivered() from public;
create trigger copy_delivered after update of state on app.outbox for each row
  when (new.state in ('sent', 'failed') and old.state is distinct from new.state and new.household_id is not null) execute function app.copy_delivered();

-- A copy that waits does not leave while its family asked that nothing more be done.
create function app.held_back(message app.outbox) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select message.link like '/exemplaire/%' and message.household_id is not null and app.stopped(message.household_id)
$$;
revoke execute on function app.held_back(app.outbox) from public;
grant execute on function app.held_back(app.outbox) to maillon_job;

-- Whoever holds the secret of a letter reads that one paper, until its day, unless the family stopped everything meanwhile.
create function app.copy_held(digest bytea, at timestamptz) returns setof app.handover language sql stable security definer set search_path = app, pg_catalog as $$
  select x.* from app.handover x where x.copy_hash = sha256(digest) and x.copy_until > at and x.state = 'closed' and x.agreement_file_id is not null
    and not app.stopped(x.household_id) and not app.suspended(x.organisation_id)
$$;
create function app.copy_behind(digest bytea, at timestamptz) returns table (until timestamptz, organisation text, phone text)
  language sql stable security definer set search_path = app, pg_catalog as $$
  select x.copy_until, coalesce(o.masked_as, o.name), o.phone from app.copy_held(digest, at) x join app.organisation o on o.id = x.organisation_id
$$;
create function app.copy_bytes_behind(digest bytea, at timestamptz) returns table (name text, type text, bytes bytea)
  language sql stable security definer set search_path = app, pg_catalog as $$
  select f.name, f.type, c.bytes from app.copy_held(digest, at) x join app.file f on f.id = x.agreement_file_id join app.file_content c on c.sha256 = f.sha256
$$;
revoke execute on function app.copy_held(bytea, timestamptz), app.copy_behind(bytea, timestamptz), app.copy_bytes_behind(bytea, timestamptz) from public;
grant execute on function app.copy_behind(bytea, timestamptz), app.copy_bytes_behind(bytea, timestamptz) to maillon_app;
