-- Whether a household's number is followed elsewhere is not told by the rows that a look at it visits.
drop index app.household_access_household;
create index household_access_household on app.household_access (household_id, organisation_id);

-- An answer is given once; all that ever changes of it is that it is taken back.
drop policy changed on app.verdict;
create policy changed on app.verdict for update to maillon_app using (organisation_id = any ((select app.orgs())::uuid[]))
  with check (organisation_id = any ((select app.orgs())::uuid[]) and taken_back_at is not null);
