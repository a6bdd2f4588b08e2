-- A loan engages somebody: in which quality they sign. Null on what was signed before it was asked, and on gifts.
alter table app.handover add column signer_as text check (signer_as in ('parent', 'guardian', 'adult'));

-- A sheet waits for its signature from the moment that it is prepared: there is no step between the two.
update app.handover set state = 'prepared' where state = 'opened';
alter table app.handover drop constraint handover_state_check;
alter table app.handover add constraint handover_state_check check (state in ('prepared', 'signed', 'closed', 'cancelled'));
drop index app.handover_one_open;
create unique index handover_one_open on app.handover (household_id, organisation_id) where state = 'prepared';

-- Nobody gives for good what belongs to somebody else: it is lent. Asked once more at the signature, whatever was promised or swapped.
create function app.gift_is_ones_own() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if exists (select from app.handover_item i join app.device d on d.id = i.device_id
      where i.handover_id = new.id and i.state <> 'refused' and d.owner_id <> new.organisation_id) then
    raise exception 'what belongs to another organisation is lent, never given' using errcode = '23514', constraint = 'gift_of_entrusted';
  end if;
  return new;
end $$;
revoke execute on function app.gift_is_ones_own() from public;
create trigger gift_is_ones_own before update on app.handover for each row
  when (new.kind = 'gift' and new.signed_at is not null and (old.signed_at is null or old.kind <> 'gift')) execute function app.gift_is_ones_own();
