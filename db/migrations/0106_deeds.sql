-- The deed by which a lot changes owner. Each side says yes; with the second yes it is written once, and kept by its digest.
create sequence app.deed_number;
grant usage on sequence app.deed_number to maillon_app;
create table app.deed (
  donation_id uuid primary key,
  organisation_id uuid not null,
  number text not null unique default app.numbered('AC-', nextval('app.deed_number'), 4),
  donor_signer text,
  donor_agreed_at timestamptz(3),
  refurbisher_signer text,
  refurbisher_agreed_at timestamptz(3),
  file_id uuid references app.file,
  sha256 bytea,
  foreign key (donation_id, organisation_id) references app.donation (id, organisation_id),
  constraint deed_kept check ((file_id is null) = (sha256 is null)
    and (file_id is null or (donor_agreed_at is not null and refurbisher_agreed_at is not null)))
);

alter table app.deed enable row level security;
alter table app.deed force row level security;
create policy owner on app.deed to maillon_owner using (true) with check (true);
create policy of_both on app.deed for select to maillon_app using (donation_id in (select x.id from app.donation x));
create policy begun on app.deed for insert to maillon_app with check (donation_id in (select x.id from app.donation x));
-- Once it is kept, nothing of it changes.
create policy agreed on app.deed for update to maillon_app
  using (file_id is null and donation_id in (select x.id from app.donation x))
  with check (donation_id in (select x.id from app.donation x));

-- Each side says its own yes, whatever the application asks.
create function app.deed_by_its_side() returns trigger language plpgsql set search_path = app, pg_catalog as $$
declare workshop uuid := (select x.refurbisher_id from donation x where x.id = new.donation_id);
begin
  if (new.donor_agreed_at is not null and (tg_op = 'INSERT' or old.donor_agreed_at is distinct from new.donor_agreed_at)
      and not new.organisation_id = any (app.orgs()))
    or (new.refurbisher_agreed_at is not null and (tg_op = 'INSERT' or old.refurbisher_agreed_at is distinct from new.refurbisher_agreed_at)
      and not workshop = any (app.orgs())) then
    raise exception 'each side of a deed says its own yes';
  end if;
  return new;
end $$;
revoke execute on function app.deed_by_its_side() from public;
create trigger by_its_side before insert or update on app.deed for each row execute function app.deed_by_its_side();

grant select, insert on app.deed to maillon_app;
grant update (donor_signer, donor_agreed_at, refurbisher_signer, refurbisher_agreed_at, file_id, sha256) on app.deed to maillon_app;
