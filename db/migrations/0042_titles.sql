-- A name is filed, found and shown by its first letter without what stands before it: "M. et Mme Carlier" is under C. The list is
-- the code's (src/platform/text/titles.ts), and reads a name as it was typed or its key.

create function app.without_titles(name text) returns text language sql immutable parallel safe set search_path = pg_catalog as
$$ select regexp_replace(name, replace('^\s*(?:T(?:\.?(?:\s+(?:et|ou)\s+|\s*[&/+]\s*)T)*(?:\.\s*|\s+))+(?=\S)', 'T',
  '(?:m|mr|mm|mme|mmes|mlle|monsieur|messieurs|madame|mesdames|mademoiselle|dr|docteur|famille|foyer)'), '', 'i') $$;

create or replace function app.name_key(name text) returns text language sql immutable parallel safe set search_path = public, pg_catalog as
$$ select app.without_titles(btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, name)), '[[:space:][:punct:]’‘“”«»–—·]+', ' ', 'g'))) $$;

create or replace function app.prescription_behind(digest bytea, at timestamptz)
returns table (id uuid, state text, kinds text[], urgent boolean, message text, sender text, receiver text, commune text, letter text, adults int, children int,
  sent_at timestamptz, asked_at timestamptz, paused_seconds int, answered_by text, why text, expires_at timestamptz, contact jsonb)
language sql stable security definer set search_path = app, pg_catalog as $$
  select p.id, p.state, p.kinds, p.urgent, p.message, p.sender, o.name, c.name,
    upper(left(btrim(app.without_titles(h.name)), 1)), h.adults, h.children,
    p.sent_at, p.asked_at, p.paused_seconds, p.answered_by, p.why, l.expires_at,
    case when p.answered_by_link and p.state in ('accepted', 'waiting', 'promised', 'served') and h.forgotten_at is null then
      jsonb_build_object('name', h.name, 'phone', h.phone, 'email', h.email, 'channel', h.channel, 'best_moment', h.best_moment, 'languages', h.languages,
        'interpreter', h.interpreter, 'neutral', h.neutral_message) end
  from app.prescription_held(digest, at) p join app.prescription_link l on l.prescription_id = p.id join app.household h on h.id = p.household_id
  join app.organisation o on o.id = p.to_organisation_id join app.commune c on c.insee = h.commune
$$;

-- A key that was kept had lost its first title only. The words by which a household is found follow its key.
update app.household set name_key = app.without_titles('m ' || name_key)
  where app.without_titles(name) <> name and name_key <> app.without_titles('m ' || name_key);
do $$ declare h uuid; begin
  for h in select distinct b.household_id from app.beneficiary b, unnest(array[b.first_name, b.last_name, b.birth_name]) n
    where b.gone_on is null and app.without_titles(n) <> n
  loop perform app.reword_household(h); end loop;
end $$;
select app.tidy_words();

-- An agreement keeps the version of the notice that is read today, whoever writes it (NOTICE_VERSION in src/needs/notice/words.ts).
create function app.notice_version() returns text language sql stable parallel safe set search_path = pg_catalog as $$ select '2026-11' $$;
alter table app.agreement alter column text_version set default app.notice_version();

-- Every organisation that coordinates compares its files.
drop function app.comparing_organisations();

revoke execute on all functions in schema app from public;
grant execute on function app.without_titles(text), app.notice_version() to maillon_app;
grant execute on function app.receivers() to maillon_job;
