-- A name is found by the beginning of any of its words, in any script. The key is the code's (src/platform/text/nameKey.ts): a
-- letter of the Cyrillic or Arabic alphabet belongs to it. What writes a household without a key gets one here.

create or replace function app.name_key(name text) returns text language sql immutable parallel safe set search_path = public, pg_catalog as
$$ select btrim(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[[:space:][:punct:]’‘“”«»–—·]+', ' ', 'g'), '^(famille|foyer|madame|monsieur|mme|mr|m|mlle) ', '')) $$;

create table app.household_word (
  organisation_id uuid not null references app.organisation,
  word text collate "C" not null,
  household_id uuid not null references app.household on delete cascade,
  primary key (organisation_id, word, household_id)
);
create index household_word_household on app.household_word (household_id);
alter table app.household_word enable row level security;
alter table app.household_word force row level security;
create policy owner on app.household_word to maillon_owner using (true) with check (true);
create policy seen on app.household_word for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select on app.household_word to maillon_app;

alter table app.household add column name_key text not null default '';
create function app.household_keyed() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if new.name_key = '' or (tg_op = 'UPDATE' and new.name <> old.name and new.name_key = old.name_key) then
    new.name_key := app.name_key(new.name);
  end if;
  return new;
end $$;
create trigger household_keyed before insert or update of name, name_key on app.household for each row execute function app.household_keyed();

-- The words of each open reason to see a household follow its name.
create function app.access_worded() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.household_word w where w.household_id = new.household_id and w.organisation_id = new.organisation_id;
  if new.ended_at is null then
    insert into app.household_word (organisation_id, word, household_id)
    select distinct new.organisation_id, word, new.household_id from regexp_split_to_table(new.name_key, ' ') word where word <> '';
  end if;
  return null;
end $$;
create trigger access_worded after insert on app.household_access for each row execute function app.access_worded();
create trigger access_reworded after update on app.household_access for each row
  when (old.name_key is distinct from new.name_key or old.ended_at is distinct from new.ended_at) execute function app.access_worded();

create or replace function app.household_registered() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  insert into app.household_access (organisation_id, household_id, reason, scope, since, name, name_key, commune, stage, status, touched_at)
  values (new.organisation_id, new.id, 'registered', 'full', new.created_at, new.name, new.name_key, new.commune, new.stage, new.status, new.touched_at);
  return null;
end $$;
create or replace function app.household_moved() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  update app.household_access set name = new.name, name_key = new.name_key, commune = new.commune, stage = new.stage,
    status = new.status, touched_at = new.touched_at where household_id = new.id;
  return null;
end $$;
create or replace function app.share_household(h uuid, org uuid, why text, how text default 'full') returns void
language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if not exists (select from app.household_access a where a.household_id = h and a.organisation_id = any (app.orgs()) and a.ended_at is null and a.scope = 'full') then
    raise exception 'only an organisation that sees this household may share it' using errcode = '42501';
  end if;
  insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
  select org, x.id, why, how, x.name, x.name_key, x.commune, x.stage, x.status, x.touched_at from app.household x where x.id = h
  on conflict (organisation_id, household_id) do update
    set ended_at = null, scope = case when household_access.ended_at is null and household_access.scope = 'full' then 'full' else excluded.scope end,
      reason = case when household_access.ended_at is null then household_access.reason else excluded.reason end;
end $$;
-- `household_moved` fires on the name; the key alone may change too.
drop trigger household_moved on app.household;
create trigger household_moved after update of name, name_key, commune, stage, status, touched_at on app.household for each row execute function app.household_moved();

update app.household set name_key = app.name_key(name);
insert into app.household_word (organisation_id, word, household_id)
  select distinct a.organisation_id, word, a.household_id from app.household_access a, regexp_split_to_table(a.name_key, ' ') word
  where a.ended_at is null and word <> '' on conflict do nothing;
revoke execute on all functions in schema app from public;
