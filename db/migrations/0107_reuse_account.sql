-- What a donor retired at the first of January, by category of the Code de l'environnement (R. 543-172): the whole of which it owes a share to reuse.
create table app.retired_stock (
  organisation_id uuid not null references app.organisation,
  year int not null check (year between 2023 and 2100),
  category text not null check (category in ('screens', 'small_it')),
  count int not null check (count between 0 and 1000000),
  over_ten int not null default 0 check (over_ten >= 0),
  protected int not null default 0 check (protected >= 0),
  declared_at timestamptz(3) not null,
  declared_by text not null,
  primary key (organisation_id, year, category),
  constraint retired_stock_within check (over_ten + protected <= count)
);

-- The register of waste (Code de l'environnement, R. 541-43): lines are added, none is taken away.
create table app.waste_removal (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  donation_id uuid,
  removed_on date not null,
  nature text not null check (length(nature) between 2 and 160),
  count int not null check (count between 1 and 100000),
  destination text not null check (length(destination) between 2 and 160),
  slip text not null default '' check (length(slip) <= 80),
  noted_at timestamptz(3) not null,
  noted_by text not null,
  foreign key (donation_id, organisation_id) references app.donation (id, organisation_id)
);
create index waste_removal_list on app.waste_removal (organisation_id, removed_on desc, id desc);
create index waste_removal_donation on app.waste_removal (donation_id) where donation_id is not null;

do $$ declare t text; begin
  foreach t in array array['retired_stock', 'waste_removal'] loop
    execute format('alter table app.%I enable row level security; alter table app.%1$I force row level security', t);
    execute format('create policy owner on app.%I to maillon_owner using (true) with check (true)', t);
    execute format('create policy own on app.%I to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]))', t);
  end loop;
end $$;
grant select, insert, update on app.retired_stock to maillon_app;
grant select, insert on app.waste_removal to maillon_app;
