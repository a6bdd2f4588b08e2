-- A structure without an address answers on paper; its coordination types what it wrote. An answer whose link was never opened
-- came on paper.
alter table app.census_invitation alter column email drop not null;
alter table app.census_invitation add check (email is not null or answered_at is not null);
grant insert, delete on app.census_count to maillon_app;
