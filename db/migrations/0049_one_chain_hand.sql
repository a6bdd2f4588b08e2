-- Whether a household's number is followed elsewhere is not told by the rows that a look at it visits.
drop index app.household_access_household;
create index household_access_household on app.household_access (household_id, organisation_id);
