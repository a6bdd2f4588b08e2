import { newId } from '#platform/db/id.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'

const HARNES = '62413'

let counter = 0

/** Rows that the tests of promises and handovers need, written behind the locks. */
export const sceneOf = (site: TestSite) => ({
  programme: async (
    places: { computer: number; connection?: number },
    { commune = HARNES, ends = null as string | null } = {},
  ) => {
    const id = newId()
    await site.owner(
      `with made as (insert into app.programme (id, organisation_id, name, funder_id, starts_on, ends_on) values ($1, $2, $3, $4, '2020-01-01', $5))
       insert into app.quota (programme_id, commune, kind, places) values ($1, $6, 'computer', $7), ($1, $6, 'connection', $8)`,
      [
        id,
        organisationId('claire'),
        `Rentrée ${++counter}`,
        organisationId('lea'),
        ends,
        commune,
        places.computer,
        places.connection ?? places.computer,
      ],
    )
    return id
  },
  household: async ({
    needs = ['computer', 'connection'],
    commune = HARNES,
    by = 'claire' as 'claire' | 'samira' | 'victor',
    name = '',
  } = {}) => {
    const id = newId()
    await site.owner(
      `with made as (insert into app.household (id, organisation_id, name, commune, email) values ($1, $2, $3, $4, 'famille@exemple.test'))
       insert into app.need (id, household_id, organisation_id, kind) select app.uuid7(), $1, $2, kind from unnest($5::text[]) kind`,
      [id, organisationId(by), name || `Famille ${++counter}`, commune, needs],
    )
    return id
  },
  /** An orientation from the CCAS to the coordination, accepted; both see the household. */
  accepted: async (householdId: string, { sentAt = new Date(), kinds = ['computer', 'connection'] } = {}) => {
    const id = newId()
    await site.owner(
      `with seen as (
        insert into app.household_access (organisation_id, household_id, reason, scope, name, name_key, commune, stage, status, touched_at)
        select o, h.id, 'prescription', 'full', h.name, app.name_key(h.name), h.commune, h.stage, h.status, h.touched_at
        from app.household h, unnest(array[$3, $4]::uuid[]) o where h.id = $2 on conflict do nothing)
       insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at)
       values ($1, $2, $3, $4, $5, 'Samira Lopez, CCAS de Harnes', $6, 'accepted', $7, $7)`,
      [id, householdId, organisationId('samira'), organisationId('claire'), memberId('samira'), kinds, sentAt],
    )
    return id
  },
  device: async ({
    state = 'ready',
    owner = 'claire' as 'claire' | 'ahmed',
    programme = null as string | null,
  } = {}) => {
    const id = newId()
    const [row] = await site.owner<{ number: string }>(
      `with held as (insert into app.custody (id, device_id, organisation_id, holder_id, since) values (app.uuid7(), $1, $2, $2, now()))
       insert into app.device (id, organisation_id, kind, brand, model, serial, inventory_tag, state, value_cents, programme_id)
       values ($1, $2, 'laptop', 'Dell', 'Latitude E7240', $3, $4, $5, 12000, $6) returning number`,
      [id, organisationId(owner), `SN${++counter}`, `INV-${counter}`, state, programme],
    )
    return { id, number: row?.number ?? '', serial: `SN${counter}` }
  },
  sim: async () => {
    const [lot, id] = [newId(), newId()]
    const iccid = `89330100000000${String(10_000 + ++counter)}`
    await site.owner(
      `with lot as (insert into app.sim_lot (id, organisation_id, operator, received_on) values ($1, $2, 'Orange', '2026-01-05'))
       insert into app.sim_card (id, organisation_id, lot_id, iccid) values ($3, $2, $1, $4)`,
      [lot, organisationId('claire'), id, iccid],
    )
    return { id, iccid }
  },
  state: async (
    table: 'device' | 'sim_card' | 'need' | 'prescription' | 'allocation' | 'handover',
    column: string,
    id: string,
  ) =>
    (await site.owner<{ state: string }>(`select state from app.${table} where ${column} = $1 order by id`, [id])).map(
      (row) => row.state,
    ),
  quota: async (programme: string, kind = 'computer') =>
    (
      await site.owner<{ places: number; promised: number; handed_over: number }>(
        'select places, promised, handed_over from app.quota where programme_id = $1 and kind = $2',
        [programme, kind],
      )
    )[0],
})
