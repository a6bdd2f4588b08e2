-- A certificate of sanitisation: one for a machine and its evidence, issued once a second person looked at it. Its file is kept and never made again.

create sequence app.certificate_number;
grant usage on sequence app.certificate_number to maillon_app;

create table app.certificate (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references app.organisation,
  device_id uuid not null references app.device,
  code text not null unique check (code ~ '^[2-9A-HJ-NP-Z]{12}$'),
  code_hash bytea not null unique,
  file_id uuid not null references app.file,
  sha256 bytea not null unique,
  evidence_sha256 bytea not null,
  -- The machine, its drives, what was done to each: no name of a person, since anybody with the code reads it.
  facts jsonb not null,
  operator_ids uuid[] not null,
  verifier_id uuid not null references app.member,
  verifier text not null,
  issued_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_why text check (revoked_why in ('contradicted', 'mistaken')),
  constraint certificate_two_people check (not (verifier_id = any (operator_ids))),
  constraint certificate_revoked check ((revoked_at is null) = (revoked_why is null))
);
create unique index certificate_once on app.certificate (device_id, evidence_sha256) where revoked_at is null;
create index certificate_list on app.certificate (organisation_id, issued_at desc, id desc);
create index certificate_device on app.certificate (device_id, issued_at desc);
create index certificate_file on app.certificate (file_id);
alter table app.certificate enable row level security;
alter table app.certificate force row level security;
create policy owner on app.certificate to maillon_owner using (true) with check (true);
create policy own on app.certificate to maillon_app using (organisation_id = any ((select app.orgs())::uuid[])) with check (organisation_id = any ((select app.orgs())::uuid[]));
create policy proof on app.certificate for select to maillon_app using ((select true from app.device d where d.id = certificate.device_id));
grant select, insert on app.certificate to maillon_app;
grant update (revoked_at, revoked_why) on app.certificate to maillon_app;

create policy certificate on app.file for select to maillon_app using ((select true from app.certificate c
  where c.file_id = file.id and c.organisation_id = file.organisation_id limit 1));

-- Who verifies speaks for themselves, and brought none of the evidence of this machine.
create function app.certificate_by_another() returns trigger language plpgsql security definer set search_path = app, pg_catalog as $$
begin
  if new.verifier_id is distinct from nullif(current_setting('app.member', true), '')::uuid
    or exists (select from app.wipe w where w.device_id = new.device_id and w.verdict = 'verified'
      and coalesce(w.member_id = new.verifier_id, w.organisation_id = new.organisation_id and lower(w.operator) = lower(new.verifier)))
    or exists (select from app.wipe_record r where r.device_id = new.device_id and r.cancelled_at is null and r.operator_id = new.verifier_id) then
    raise exception 'evidence is verified by somebody who did not bring it' using errcode = '23514', constraint = 'certificate_two_people';
  end if;
  return new;
end $$;
create trigger certificate_by_another before insert on app.certificate for each row when (current_user = 'maillon_app') execute function app.certificate_by_another();

-- What a code opens, for anybody: one look-up by digest, found or not. That the machine served again is said by the month, since a day would name a family.
create function app.proof_behind(digest bytea, now timestamptz)
returns table (number text, code text, organisation text, issued_at timestamptz, sha256 bytea, evidence_sha256 bytea, facts jsonb, revoked_at timestamptz,
  revoked_why text, used_since boolean)
language sql stable security definer set search_path = app, pg_catalog as $$
  select c.number, c.code, o.name, c.issued_at, c.sha256, c.evidence_sha256, c.facts, c.revoked_at, c.revoked_why,
    exists (select from app.custody k where k.device_id = c.device_id and k.household_id is not null and k.since > c.issued_at and k.since < date_trunc('month', now))
  from app.certificate c join app.organisation o on o.id = c.organisation_id where c.code_hash = digest
$$;
create function app.proof_of_file(digest bytea) returns text language sql stable security definer set search_path = app, pg_catalog as $$
  select c.code from app.certificate c where c.sha256 = digest
$$;

-- Evidence that came later says otherwise: whoever keeps the machine now revokes what another organisation certified of it.
create function app.contradict_certificates(d uuid, at timestamptz) returns int language plpgsql security definer set search_path = app, pg_catalog as $$
declare n int;
begin
  update app.certificate c set revoked_at = at, revoked_why = 'contradicted' where c.device_id = d and c.revoked_at is null
    and exists (select from app.device x where x.id = d and x.organisation_id = any (app.orgs()));
  get diagnostics n = row_count;
  return n;
end $$;

revoke execute on function app.certificate_by_another(), app.proof_behind(bytea, timestamptz), app.proof_of_file(bytea), app.contradict_certificates(uuid, timestamptz) from public;
grant execute on function app.proof_behind(bytea, timestamptz), app.proof_of_file(bytea), app.contradict_certificates(uuid, timestamptz) to maillon_app;
