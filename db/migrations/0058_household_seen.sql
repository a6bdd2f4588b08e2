-- A household is seen by the accesses that one sees, and these are of one's own organisation by their own policy. Said a second
-- time here, the organisation made PostgreSQL think each question dear, and read every access of the organisation for one page.
drop policy seen on app.household;
create policy seen on app.household for select to maillon_app
  using (exists (select from app.household_access a where a.household_id = household.id and a.ended_at is null));
