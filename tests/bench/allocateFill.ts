import type pg from 'pg'
import { someRules } from '#allocation/runs/run.testing.ts'
import { memberId, organisationId } from '#testing/cast.ts'

export const PROGRAMME = '00000000-0000-7000-b000-000000000001'
export const POLICY = '00000000-0000-7000-b000-000000000002'
export const HOUSEHOLD = '00000000-0000-7000-a000-000000000001'
const [COMMUNES, PLACES] = [36, 100]

/** More families oriented to one programme, in as many communes as a district has, and more devices on its shelf; the programme with the first ones. */
export async function fillProgramme(owner: pg.Client, { families, devices }: { families: number; devices: number }) {
  const [own, sender] = [organisationId('claire'), organisationId('samira')]
  const { rows } = await owner.query<{ last: number }>('select count(*)::int as last from app.household')
  await owner.query('set search_path = app, public')
  await owner.query(
    `insert into programme (id, organisation_id, name, funder_id, starts_on) values ($1, $2, 'Rentrée', $3, '2020-01-01') on conflict do nothing`,
    [PROGRAMME, own, organisationId('lea')],
  )
  await owner.query(
    `create temp table if not exists town as select insee, row_number() over (order by insee) - 1 as n from commune where departement = '62' limit ${COMMUNES}`,
  )
  await owner.query(
    `insert into quota (programme_id, commune, kind, places) select $1, insee, 'computer', ${PLACES} from town on conflict do nothing`,
    [PROGRAMME],
  )
  await owner.query(
    `insert into priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
    values ($4, $1, $2, 1, $3, 'adopted', 'Comité', '2026-10-01', 'Claire', now()) on conflict do nothing`,
    [own, PROGRAMME, JSON.stringify(someRules), POLICY],
  )
  await owner.query(`create temp table home as select ('00000000-0000-7000-a000-' || lpad(to_hex(i), 12, '0'))::uuid as id, i as n, insee
    from generate_series(${(rows[0]?.last ?? 0) + 1}, ${(rows[0]?.last ?? 0) + families}) i join town on town.n = (i * 7919::bigint) % ${COMMUNES}`)
  await owner.query(
    `insert into household (id, organisation_id, name, commune) select id, $1, 'Famille ' || n, insee from home`,
    [sender],
  )
  await owner.query(
    `insert into need (id, household_id, organisation_id, kind, heard_at) select uuid7(), id, $1, 'computer', now() - n % 300 * interval '1 day' from home`,
    [sender],
  )
  await owner.query(
    `insert into household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
    select o, h.id, 'prescription', 'full', h.name, name_key(h.name), h.commune, h.stage, h.status, h.touched_at from home join household h using (id), unnest(array[$1, $2]::uuid[]) o on conflict do nothing`,
    [own, sender],
  )
  await owner.query(
    `insert into prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
    select uuid7(), id, $1, $2, $3, 'Samira Lopez', '{computer}', 'accepted', now() - n % 90 * interval '1 day', now() from home`,
    [sender, own, memberId('samira')],
  )
  await owner.query(
    `with made as (insert into device (id, organisation_id, kind, brand, model, serial, inventory_tag, state)
      select uuid7(), $1, 'laptop', 'Dell', 'Latitude', 'SN' || n, 'INV-' || n, 'ready' from generate_series(1, $2::int) n returning id)
    insert into custody (id, device_id, organisation_id, holder_id, since) select uuid7(), id, $1, $1, now() from made`,
    [own, devices],
  )
  await owner.query('drop table home')
  await owner.query('analyze')
}
