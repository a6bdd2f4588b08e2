-- The breaks of a school year, as a school or its coordination says them: days that are no days of class. Official dates are not known here:
-- each copies those of its own academy, once a year.

create table app.school_break (
  organisation_id uuid not null references app.organisation,
  -- The year in which the school year begins: 2026 for 2026-2027.
  school_year int not null check (school_year between 2000 and 2100),
  kind text not null check (kind in ('autumn', 'year_end', 'winter', 'spring', 'summer', 'other')),
  -- The last day of class before, and the first one after: no class is held between them.
  last_class date not null,
  resumes date not null,
  said_at timestamptz(3) not null,
  primary key (organisation_id, school_year, kind),
  check (last_class < resumes)
);
alter table app.school_break enable row level security;
alter table app.school_break force row level security;
create policy owner on app.school_break to maillon_owner using (true) with check (true);
create policy own on app.school_break to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]));
grant select, insert, update, delete on app.school_break to maillon_app;

-- For a school: the breaks that a coordination says, the one it addressed a family to last among those that say any. Never those of another school.
create function app.breaks_given(year int) returns table (name text, kind text, last_class date, resumes date)
language sql stable security definer set search_path = app, pg_catalog as $$
  select o.name, b.kind, b.last_class, b.resumes
  from (select x.to_organisation_id as id from app.prescription x join app.organisation t on t.id = x.to_organisation_id and t.kind <> 'school'
      where x.organisation_id = any (app.orgs()) and x.sent_at is not null
        and exists (select from app.school_break g where g.organisation_id = x.to_organisation_id and g.school_year = year)
      order by x.sent_at desc, x.id limit 1) giver
    join app.organisation o on o.id = giver.id
    join app.school_break b on b.organisation_id = giver.id and b.school_year = year
$$;
revoke execute on function app.breaks_given(int) from public;
grant execute on function app.breaks_given(int) to maillon_app;
