-- Who pays reads the agreements it pays for. In a programme an agreement is known by its title: stock kept for it is named after it.
create policy paid on app.funding_agreement for select to maillon_app using (funder_id = any ((select app.orgs())::uuid[]));
create unique index funding_agreement_title on app.funding_agreement (organisation_id, programme_id, title);
-- Two people who change one kit: the second one reads it again.
alter table app.kit add column version int not null default 1;
