-- A child under fifteen is not addressed alone. One rule, here, whatever door a prescription comes by: the pages ask it and say why, and the
-- database has the last word.

-- Of somebody born in a known year only, who may be fifteen already: who says that they are. Null: nobody was asked.
alter table app.beneficiary add column fifteen_said_by text check (fifteen_said_by in ('self', 'parent', 'seen'));

-- Forgotten with the birth. The function is taken as it stands: whatever else it does, it goes on doing.
do $$
declare said text; more text;
begin
  said := pg_get_functiondef('app.forget_household(uuid,timestamptz,text,text)'::regprocedure);
  more := replace(said, 'birth_day = null, phone = null', 'birth_day = null, fifteen_said_by = null, phone = null');
  if more = said then raise exception 'forget_household does not erase births where it did'; end if;
  execute more;
end $$;

-- Why a household, under the files that whoever asks reads as one, is not addressed as it stands: no adult is counted nor named, and it
-- has a child under fifteen ('child'), one whose age nobody knows ('unknown'), or one who may be fifteen, and nobody said so ('fifteen').
create function app.without_adult(h uuid, today date) returns text language sql stable set search_path = app, pg_catalog as $$
  with file as materialized (select x.id, x.adults, x.children from app.household x where x.id in (select app.files_of(h))),
  people as materialized (select b.adult, b.birth_year, b.fifteen_said_by is not null as said,
      extract(year from today)::int - b.birth_year - (to_char(today, 'MMDD')::int < coalesce(b.birth_month, 12) * 100 + coalesce(b.birth_day, 31))::int as least,
      extract(year from today)::int - b.birth_year - (to_char(today, 'MMDD')::int < coalesce(b.birth_month, 1) * 100 + coalesce(b.birth_day, 1))::int as most
    from app.beneficiary b where b.household_id in (select id from file) and b.gone_on is null)
  select case
    when exists (select from file where adults > 0) or exists (select from people where adult) then null
    when exists (select from people where most < 15) then 'child'
    when exists (select from people where birth_year is null)
      or (select count(*) from people) < greatest(1, (select max(children) from file)) then 'unknown'
    when exists (select from people where least < 15 and not said) then 'fifteen'
  end
$$;
revoke execute on function app.without_adult(uuid, date) from public;
grant execute on function app.without_adult(uuid, date) to maillon_app;

-- Asked of the role that writes: a backup that is restored writes what was allowed on its day.
create function app.addressed_with_adult() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  if current_user = 'maillon_app' and app.without_adult(new.household_id, new.sent_at::date) is not null then
    raise exception 'a child is not addressed without an adult' using errcode = '42501';
  end if;
  return new;
end $$;
revoke execute on function app.addressed_with_adult() from public;
create trigger addressed_with_adult before insert on app.prescription for each row execute function app.addressed_with_adult();

-- Whoever left a household is no longer counted in it (as the act does from now on): of those with children whose every adult that was counted
-- left, and of whom none is named any more, no adult is counted.
update app.household h set adults = 0 where h.forgotten_at is null and h.adults > 0 and h.children > 0
  and h.adults <= (select count(*) from app.beneficiary b where b.household_id = h.id and b.adult and b.gone_on is not null)
  and not exists (select from app.beneficiary b where b.household_id = h.id and b.adult and b.gone_on is null);
