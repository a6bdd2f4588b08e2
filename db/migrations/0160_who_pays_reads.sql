-- Who pays reads the agreements it pays for. In a programme an agreement is known by its title: stock kept for it is named after it.
create policy paid on app.funding_agreement for select to maillon_app using (funder_id = any ((select app.orgs())::uuid[]));
create unique index funding_agreement_title on app.funding_agreement (organisation_id, programme_id, title);
-- Two people who change one kit: the second one reads it again.
alter table app.kit add column version int not null default 1;

-- What changes keeper is kept for nobody's agreement any more: the agreement was the former keeper's.
create function app.kept_no_more() returns trigger language plpgsql set search_path = app, pg_catalog as $$
begin
  new.agreement_id := null;
  return new;
end $$;
revoke execute on function app.kept_no_more() from public;
create trigger kept_no_more before update of organisation_id on app.device for each row
  when (old.agreement_id is not null and old.organisation_id is distinct from new.organisation_id) execute function app.kept_no_more();
