-- What a family asked of a commission, what was answered and why it was derogated leave with what names the family.
create function app.commission_forgotten() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform from app.run_need n where n.household_id = new.id order by n.id for update;
  update app.appeal a set grounds = 'Effacé avec la famille.', answer = case a.state when 'received' then '' else 'Effacé avec la famille.' end
    from app.run_need n where n.id = a.run_need_id and n.household_id = new.id;
  update app.derogation d set why = 'Effacé avec la famille.' from app.run_need n where n.id = d.run_need_id and n.household_id = new.id;
  return null;
end $$;
revoke execute on function app.commission_forgotten() from public;
create trigger commission_forgotten after update of forgotten_at on app.household for each row
  when (new.forgotten_at is not null and old.forgotten_at is null) execute function app.commission_forgotten();

-- An appeal holds the wish that it is about: a family that is forgotten meanwhile takes it along, and nothing is asked again for one that was.
create function app.appeal_kept() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  perform from app.run_need n where n.id = new.run_need_id and n.household_id is not null for share;
  if not found then raise exception 'nobody asks for a family that was forgotten' using errcode = '23514', constraint = 'appeal_of_family'; end if;
  return new;
end $$;
revoke execute on function app.appeal_kept() from public;
create trigger appeal_kept before insert on app.appeal for each row when (current_user = 'maillon_app') execute function app.appeal_kept();
