-- A name is found by its household's people too, and with a slip of the keyboard or of the ear. Two tables, both of one organisation:
-- household_word, which household has a word among the names that this organisation may read; word_key, by which keys a word
-- that differs a little is found. See docs/decisions/0019-names-with-a-slip.md.

-- The words of a name, and each two neighbours written as one: "Ben Salah" is found as "Bensalah".
create function app.words_in(name text) returns setof text language sql immutable parallel safe set search_path = app, pg_catalog as $$
  with words as (select word, row_number() over () as n from regexp_split_to_table(app.name_key(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u0640\u064b-\u0652\u0670]', '', 'g')), ' ') word
    where word <> '')
  select word from words union select a.word || b.word from words a join words b on b.n = a.n + 1
$$;

-- What a word keeps when it is misheard or mistyped. In capitals its consonants as they are heard, and from four of them on the same
-- with one left out; in small letters, when it has fewer, the word and the word with one letter left out. Two words that
-- differ by one slip share a key, whichever letter it is: the key where both have left it out.
create function app.near_keys(word text) returns text[] language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare plain text := regexp_replace(word, '(.)\1+', '\1', 'g'); heard text := replace(plain, 'ph', 'f'); keys text[]; n int;
begin
  heard := regexp_replace(heard, 'sch|sh|ch|c(?=[eiy])', 's', 'g');
  heard := regexp_replace(heard, 'gu(?=[eiy])', 'g', 'g');
  heard := translate(regexp_replace(heard, '[qk]u', 'k', 'g'), 'cqzxwh', 'kkssv');
  heard := regexp_replace(regexp_replace(heard, '(.)\1+', '\1', 'g'), '^[aeiouy]+', 'a');
  heard := upper(left(heard, 1) || translate(substr(heard, 2), 'aeiouy', ''));
  keys := array[heard];
  n := length(heard);
  if n >= 4 then
    keys := keys || array(select left(heard, at - 1) || substr(heard, at + 1) from generate_series(1, least(n, 12)) at);
  elsif plain ~ '[a-z]' and length(plain) >= 3 then
    keys := keys || plain;
    if length(plain) >= 4 then
      keys := keys || array(select left(plain, at - 1) || substr(plain, at + 1) from generate_series(1, least(length(plain), 12)) at);
    end if;
  end if;
  return keys;
end $$;

create table app.word_key (
  organisation_id uuid not null references app.organisation,
  key text collate "C" not null,
  word text collate "C" not null,
  primary key (organisation_id, key, word)
);
alter table app.word_key enable row level security;
alter table app.word_key force row level security;
create policy owner on app.word_key to maillon_owner using (true) with check (true);
create policy seen on app.word_key for select to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]));
grant select on app.word_key to maillon_app;

-- The keys of a word come with its first household and go with its last.
create function app.word_keyed() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  insert into app.word_key (organisation_id, key, word)
    select x.organisation_id, k, x.word from (select distinct organisation_id, word from added) x, unnest(app.near_keys(x.word)) k on conflict do nothing;
  return null;
end $$;
create function app.word_unkeyed() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  delete from app.word_key w using (select distinct organisation_id, word from gone) x
   where w.organisation_id = x.organisation_id and w.key = any (app.near_keys(x.word)) and w.word = x.word
     and not exists (select from app.household_word y where y.organisation_id = x.organisation_id and y.word = x.word);
  return null;
end $$;
create trigger word_keyed after insert on app.household_word referencing new table as added for each statement execute function app.word_keyed();
create trigger word_unkeyed after delete on app.household_word referencing old table as gone for each statement execute function app.word_unkeyed();

-- Asked household by household, when a word is so frequent that gathering its households would take longer than walking the list.
drop index app.household_word_household;
create index household_word_household on app.household_word (household_id, organisation_id, word);

-- The words of one file: its name, and, for those who follow it in full, the names of its people.
create function app.words_of(h uuid, full_scope boolean) returns setof text language sql stable security definer set search_path = app, pg_catalog as $$
  select w from app.household x, app.words_in(x.name_key) w where x.id = h
  union select w from app.beneficiary b, unnest(array[b.first_name, b.last_name, b.birth_name]) n, app.words_in(n) w
    where full_scope and b.household_id = h and b.gone_on is null and n <> ''
$$;
-- The words by which each organisation finds a household; a file that it keeps in another one is found there.
create function app.reword_file(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  with wanted as (select distinct a.organisation_id, w from app.household_access a
      cross join lateral (select a.household_id as id, a.scope
        union all select k.household_id, k.scope from app.household_access k where k.organisation_id = a.organisation_id and k.kept_in = h and k.ended_at is null) f,
      app.words_of(f.id, f.scope = 'full') w
      where a.household_id = h and a.ended_at is null and a.kept_in is null),
    gone as (delete from app.household_word x where x.household_id = h
      and not exists (select from wanted y where y.organisation_id = x.organisation_id and y.w = x.word))
  insert into app.household_word (organisation_id, word, household_id) select organisation_id, w, h from wanted on conflict do nothing;
end $$;
create function app.reword_household(h uuid) returns void language plpgsql security definer set search_path = app, pg_catalog as $$
declare f uuid;
begin
  for f in select h union select a.kept_in from app.household_access a where a.household_id = h and a.kept_in is not null order by 1 loop
    perform app.reword_file(f);
  end loop;
end $$;

create or replace function app.access_worded() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  -- A file that comes has nothing kept in it yet: a list of fifteen thousand families asks no more than their own words.
  if tg_op = 'INSERT' then
    if new.ended_at is null and new.kept_in is null then
      insert into app.household_word (organisation_id, word, household_id)
      select new.organisation_id, w, new.household_id from app.words_of(new.household_id, new.scope = 'full') w on conflict do nothing;
    end if;
    return null;
  end if;
  perform app.reword_household(new.household_id);
  if tg_op = 'UPDATE' and old.kept_in is distinct from new.kept_in and old.kept_in is not null then perform app.reword_file(old.kept_in); end if;
  return null;
end $$;
drop trigger access_reworded on app.household_access;
create trigger access_reworded after update on app.household_access for each row
  when (old.name_key is distinct from new.name_key or old.ended_at is distinct from new.ended_at or old.scope is distinct from new.scope
    or old.kept_in is distinct from new.kept_in)
  execute function app.access_worded();
create function app.beneficiary_worded() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  perform app.reword_household(new.household_id);
  return null;
end $$;
create trigger beneficiary_worded after insert on app.beneficiary for each row execute function app.beneficiary_worded();
create trigger beneficiary_reworded after update on app.beneficiary for each row
  when (row(old.first_name, old.last_name, old.birth_name, old.gone_on) is distinct from row(new.first_name, new.last_name, new.birth_name, new.gone_on))
  execute function app.beneficiary_worded();

-- Two acts at the same instant may leave a key behind, or miss one: each night puts that right.
create function app.tidy_words() returns void language sql security definer set search_path = app, pg_catalog as $$
  delete from app.word_key k where not exists (select from app.household_word w where w.organisation_id = k.organisation_id and w.word = k.word);
  insert into app.word_key (organisation_id, key, word)
    select x.organisation_id, k, x.word from (select distinct organisation_id, word from app.household_word) x, unnest(app.near_keys(x.word)) k order by 1, 2, 3 on conflict do nothing;
$$;

do $$ declare h uuid; begin
  for h in select id from app.household loop perform app.reword_household(h); end loop;
end $$;
select app.tidy_words();

revoke execute on all functions in schema app from public;
grant execute on function app.near_keys(text) to maillon_app;
grant execute on function app.tidy_words() to maillon_job;
