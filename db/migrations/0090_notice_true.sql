-- The notice says what lifts secrecy, what a receiver reads before and after its answer, and how a school names a pupil: another wording is another version.
create or replace function app.notice_version() returns text language sql stable parallel safe set search_path = pg_catalog as $$ select '2026-11-26-4' $$;
