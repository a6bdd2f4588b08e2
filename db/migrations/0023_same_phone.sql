-- The same family written twice often shares its phone: found by it before something is promised twice.
create index household_phone on app.household (phone) where phone is not null;
