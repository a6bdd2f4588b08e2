-- What the notice and a person's file say of an organisation: on what the law lets it keep something of them, and whom to ask. The
-- basis is null where its kind says it.
alter table app.organisation
  add column legal_basis text check (legal_basis in ('public_task', 'legitimate_interest', 'agreed')),
  add column dpo_name text check (length(dpo_name) <= 120),
  add column dpo_email text check (length(dpo_email) <= 200);

-- Another wording of the notice is another version.
create or replace function app.notice_version() returns text language sql stable parallel safe set search_path = pg_catalog as $$ select '2026-11-27' $$;
