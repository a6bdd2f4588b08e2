-- A structure without an address answers on paper; its coordination types what it wrote.
alter table app.census_invitation alter column email drop not null;
alter table app.census_invitation add column on_paper boolean not null default false;
alter table app.census_invitation add check (email is not null or on_paper);
grant insert, delete on app.census_count to maillon_app;
