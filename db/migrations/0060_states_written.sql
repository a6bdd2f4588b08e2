-- A prescription is sent when it is written, and waits in no list of its own: 'draft' and 'waiting' were never written by anything.
-- Every function that reads states is taken as it stands, and reads them without these two.
do $$
declare f record; said text; less text;
begin
  for f in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' and p.prokind = 'f' loop
    said := pg_get_functiondef(f.oid);
    less := replace(replace(said, '''accepted'', ''waiting'', ', '''accepted'', '), ' and x.state <> ''draft''', '');
    if less <> said then execute less; end if;
  end loop;
end $$;

update app.prescription set state = 'accepted' where state = 'waiting';
update app.prescription set state = 'withdrawn' where state = 'draft';
alter table app.prescription drop constraint prescription_state_check,
  add constraint prescription_state_check check (state in ('sent', 'accepted', 'promised', 'served', 'refused', 'rerouted', 'expired', 'withdrawn'));
drop index app.prescription_open;
create unique index prescription_open on app.prescription (organisation_id, household_id, to_organisation_id) where state in ('sent', 'accepted', 'promised');
