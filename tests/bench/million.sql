-- One million households in 200 organisations, 2,000 members, 20,000 sessions. Half of the members have one organisation, the rest two.
set search_path = app, public;
insert into app.organisation (id, name, kind, commune) select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Organisation ' || i, 'association', '62413' from generate_series(1, 200) i;
insert into auth."user" (id, name, email) select ('00000000-0000-7000-7000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Membre ' || i, 'membre' || i || '@exemple.test' from generate_series(1, 2000) i;
insert into app.member (id, organisation_id, user_id, name, email, role, status)
  select ('00000000-0000-7000-9000-' || lpad(to_hex(i + 2000 * k), 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(1 + (i - 1 + k * 7) % 200), 12, '0'))::uuid,
    ('00000000-0000-7000-7000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Membre ' || i, 'membre' || i || '@exemple.test', 'coordinator', 'active'
  from generate_series(1, 2000) i, generate_series(0, 1) k where k = 0 or i % 2 = 0;
insert into auth.session (token, "userId", "memberId", "secondFactorAt", "expiresAt", "updatedAt")
  select 'bench' || i, ('00000000-0000-7000-7000-' || lpad(to_hex(1 + (i - 1) % 2000), 12, '0'))::uuid, ('00000000-0000-7000-9000-' || lpad(to_hex(1 + (i - 1) % 2000), 12, '0'))::uuid,
    now(), now() + interval '30 days', now() + interval '1 day' from generate_series(1, 20000) i;
alter table app.household disable trigger user;
alter table app.household_access disable trigger user;
create temp table town as select insee, row_number() over (order by insee) - 1 as n from app.commune where departement = '62';
insert into app.household (id, organisation_id, name, commune, phone, languages, adults, children, chain, stage, touched_at, created_at)
  select ('01890000-0000-7000-a000-' || lpad(to_hex(i), 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(1 + i % 200), 12, '0'))::uuid,
    'Famille ' || initcap(s[1 + (i * 7919 % 40)] || s[1 + (i * 104729 / 41 % 40)] || s[1 + (i / 1600 * 13 % 40)]), t.insee, '+336' || lpad((i * 7919::bigint % 100000000)::text, 8, '0'), '{fr}', 1 + i % 3, i % 5,
    (array['dnaaaaa', 'ddnaaaa', 'dddnaaa', 'ddddnaa', 'dddddna', 'ddddddn', 'ddddddd'])[1 + i % 7], (array[2, 3, 4, 5, 6, 7, 8])[1 + i % 7],
    timestamptz '2025-05-01' + (i * 7919::bigint % 47304000) * interval '1 second', timestamptz '2025-04-01'
  from generate_series(1::bigint, 1000000) i
  join town t on t.n = i % (select count(*) from town),
    (select array['du','mar','le','pe','ti','ro','bert','rich','ard','mo','reau','lau','rent','si','mon','mi','chel','gar','cia','da','vid','ber','trand','fon','taine','che','val','lier','ga','ni','er','rous','sel','lam','mul','ler','fa','bre','mer','cier'] s) a;
insert into app.household_access (organisation_id, household_id, reason, since, name, name_key, commune, stage, status, touched_at)
  select organisation_id, id, 'registered', created_at, name, lower(substr(name, 9)), commune, stage, status, touched_at from app.household;
alter table app.household enable trigger user;
alter table app.household_access enable trigger user;
insert into app.household_word (organisation_id, word, household_id) select organisation_id, name_key, household_id from app.household_access;
vacuum analyze app.household_word;
vacuum analyze app.household;
vacuum analyze app.household_access;
analyze;
