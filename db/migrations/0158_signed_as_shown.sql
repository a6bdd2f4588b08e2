-- What was signed stays as it was signed: who, how, before whom, for what, and its papers. The copy that goes home, and the end, are written after it.
create function app.signed_stays() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare
  after_it constant text[] := array['state', 'updated_at', 'copy_to', 'copy_how', 'copy_hash', 'copy_until', 'copy_message', 'copy_sent_at', 'copy_failed_at'];
begin
  if new.state not in ('signed', 'closed') or to_jsonb(new) - after_it is distinct from to_jsonb(old) - after_it then
    raise exception 'what was signed stays as it was signed' using errcode = '23514', constraint = 'signed_stays';
  end if;
  return new;
end $$;
revoke execute on function app.signed_stays() from public;
create trigger signed_stays before update on app.handover for each row
  when (current_user = 'maillon_app' and old.signed_at is not null) execute function app.signed_stays();
create trigger signed_stays before update on app.batch for each row
  when (current_user = 'maillon_app' and old.signed_at is not null) execute function app.signed_stays();

-- A sheet is prepared before anybody signs it.
create function app.sheet_begins() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  raise exception 'a sheet is prepared before it is signed' using errcode = '23514', constraint = 'sheet_begins';
end $$;
revoke execute on function app.sheet_begins() from public;
create trigger sheet_begins before insert on app.handover for each row
  when (current_user = 'maillon_app' and (new.state <> 'prepared' or new.signed_at is not null or new.agreement_file_id is not null)) execute function app.sheet_begins();
create trigger sheet_begins before insert on app.batch for each row
  when (current_user = 'maillon_app' and (new.state <> 'prepared' or new.signed_at is not null or new.agreement_file_id is not null)) execute function app.sheet_begins();

-- Nothing is added to what was signed, nor put in the place of a thing that was.
create function app.things_stay() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare signed timestamptz;
begin
  if tg_table_name = 'handover_item' then
    select x.signed_at into signed from app.handover x where x.id = new.handover_id;
    if tg_op = 'UPDATE' and new.handover_id is distinct from old.handover_id then
      select coalesce(signed, x.signed_at) into signed from app.handover x where x.id = old.handover_id;
    end if;
  else
    select x.signed_at into signed from app.batch x where x.id = new.batch_id;
    if tg_op = 'UPDATE' and new.batch_id is distinct from old.batch_id then
      select coalesce(signed, x.signed_at) into signed from app.batch x where x.id = old.batch_id;
    end if;
  end if;
  if signed is not null then
    raise exception 'nothing is added to what was signed' using errcode = '23514', constraint = 'things_stay';
  end if;
  return new;
end $$;
revoke execute on function app.things_stay() from public;
create trigger things_added before insert on app.handover_item for each row when (current_user = 'maillon_app') execute function app.things_stay();
create trigger things_stay before update on app.handover_item for each row
  when (current_user = 'maillon_app' and (old.handover_id, old.household_id, old.device_id, old.sim_card_id, old.label, old.count, old.accessories, old.beneficiary_id)
    is distinct from (new.handover_id, new.household_id, new.device_id, new.sim_card_id, new.label, new.count, new.accessories, new.beneficiary_id)) execute function app.things_stay();
create trigger things_added before insert on app.batch_item for each row when (current_user = 'maillon_app') execute function app.things_stay();
create trigger things_stay before update on app.batch_item for each row
  when (current_user = 'maillon_app' and (old.batch_id, old.organisation_id, old.device_id, old.label, old.count)
    is distinct from (new.batch_id, new.organisation_id, new.device_id, new.label, new.count)) execute function app.things_stay();

-- What belongs to another organisation is lent, whichever is written first: the gift, or the thing on its sheet.
create function app.gift_holds_ones_own() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if exists (select from app.handover x join app.device d on d.id = new.device_id
      where x.id = new.handover_id and x.kind = 'gift' and x.signed_at is not null and d.owner_id <> x.organisation_id) then
    raise exception 'what belongs to another organisation is lent, never given' using errcode = '23514', constraint = 'gift_of_entrusted';
  end if;
  return new;
end $$;
revoke execute on function app.gift_holds_ones_own() from public;
create trigger gift_holds_ones_own before insert or update of device_id, handover_id, state on app.handover_item for each row
  when (new.device_id is not null and new.state <> 'refused') execute function app.gift_holds_ones_own();
create trigger gift_begins_ones_own before insert on app.handover for each row
  when (new.kind = 'gift' and new.signed_at is not null) execute function app.gift_is_ones_own();

-- A part is taken from a machine of one's own, never from one that is entrusted.
drop policy held on app.part;
create policy held on app.part as restrictive for insert to maillon_app with check (
  (device_id is null or (select true from app.device d where d.id = part.device_id and d.organisation_id = part.organisation_id))
  and (from_device_id is null or (select true from app.device d where d.id = part.from_device_id and d.organisation_id = part.organisation_id
    and coalesce(d.owner_id, d.organisation_id) = d.organisation_id)));

-- A letter that its sheet disowns does not leave any more.
create function app.copy_withdrawn() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.outbox where id = old.copy_message and state in ('queued', 'sending');
  return null;
end $$;
revoke execute on function app.copy_withdrawn() from public;
create trigger copy_withdrawn after update of copy_message on app.handover for each row
  when (old.copy_message is not null and old.copy_message is distinct from new.copy_message) execute function app.copy_withdrawn();

-- Others read this family's messages, or its address is kept quiet: what it signed no longer opens behind a letter, and is to be given by hand.
create function app.copy_called_back() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.handover set state = 'signed', copy_how = null, copy_to = null, copy_hash = null, copy_until = null, copy_message = null, copy_sent_at = null
    where household_id = new.id and state = 'closed' and copy_hash is not null and copy_until > now();
  return null;
end $$;
revoke execute on function app.copy_called_back() from public;
create trigger copy_called_back after update of neutral_message, confidential_address on app.household for each row
  when ((new.neutral_message and not old.neutral_message) or (new.confidential_address and not old.confidential_address)) execute function app.copy_called_back();

create function app.told_by_hand(h uuid) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select exists (select from app.household x where x.id = h and (x.neutral_message or x.confidential_address))
$$;
revoke execute on function app.told_by_hand(uuid) from public;
create or replace function app.held_back(message app.outbox) returns boolean language sql stable security definer set search_path = app, pg_catalog as $$
  select message.link like '/exemplaire/%' and message.household_id is not null and (app.stopped(message.household_id) or app.told_by_hand(message.household_id))
$$;
create or replace function app.copy_held(digest bytea, at timestamptz) returns setof app.handover language sql stable security definer set search_path = app, pg_catalog as $$
  select x.* from app.handover x where x.copy_hash = sha256(digest) and x.copy_until > at and x.state = 'closed' and x.agreement_file_id is not null
    and not app.stopped(x.household_id) and not app.told_by_hand(x.household_id) and not app.suspended(x.organisation_id)
$$;
