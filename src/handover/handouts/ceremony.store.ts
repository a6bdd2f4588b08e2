import { sql } from 'kysely'
import { isAsRead } from '#allocation/allocations/allocation.rules.ts'
import { lockAllocations } from '#allocation/allocations/promise.lock.store.ts'
import { ownedByAnother } from '#equipment/devices/device.owner.store.ts'
import { givable } from '#equipment/simCards/simCard.rules.ts'
import { notStopped } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalOfGift } from '../handovers/handover.rules.ts'
import type { CeremonyForm } from './handout.form.ts'
import { insertHandout, labelsOf, refusalOfHandout, sheetsAtOnce } from './handout.insert.store.ts'

export type Expecting = { id: string; name: string; commune: string; things: string; sheet: string | null }

/** Families to whom this organisation promised something that is not handed over yet, and whose sheet stands on no list. */
export async function expectingFamilies(by: Acting): Promise<Expecting[]> {
  const { rows } = await sql<Expecting>`
    select h.household_id as id, h.name, k.name as commune, x.id as sheet,
      string_agg(coalesce(device.number, case allocation.kind when 'computer' then 'ordinateur à choisir' else 'carte SIM' end), ', ' order by allocation.kind) as things
    from allocation join household_access h on h.household_id = allocation.household_id and h.organisation_id = allocation.organisation_id
        and h.ended_at is null and h.scope = 'full' and h.status = 'open'
      join commune k on k.insee = h.commune left join device on device.id = allocation.device_id left join sim_card on sim_card.id = allocation.sim_card_id
      left join handover x on x.household_id = allocation.household_id and x.organisation_id = allocation.organisation_id and x.state = 'prepared'
    where allocation.organisation_id = ${by.member.organisationId} and allocation.state = 'promised' and ${isThere} and x.handout_id is null
      and ${notStopped('h.household_id')}
    group by h.household_id, h.name, h.name_key, k.name, x.id order by h.name_key, h.household_id limit 200`.execute(
    by.db,
  )
  return rows
}

/** Promises that a sheet can hand over: what was chosen is there. A device may still be chosen on the sheet, a card may not: the contrary of `isMissing`. */
const isThere = sql<boolean>`case allocation.kind when 'connection' then coalesce(sim_card.state, '') = any (${[...givable]}::text[])
  else coalesce(device.state, 'reserved') = 'reserved' end`

/** A ceremony: one sheet a family for all that was promised to it; a sheet that was already prepared joins the list. One act. */
export async function prepareCeremony(
  by: Acting,
  form: CeremonyForm,
): Promise<Refusal | { id: string; sheets: number }> {
  const refusal = await refusalOfHandout(by, form)
  if (refusal) return refusal
  return attempt(by.db, () => prepareUnderLocks(by, form), {
    handover_one_open: 'Une feuille vient d’être préparée pour une de ces familles : rouvrez la page.',
    handover_item_device: 'Un de ces appareils est déjà sur une autre feuille : rouvrez la page.',
  })
}

async function prepareUnderLocks(by: Acting, form: CeremonyForm): Promise<Refusal | { id: string; sheets: number }> {
  const chosen = new Set(form.households)
  const expecting = (await expectingFamilies(by)).filter(({ id }) => chosen.has(id))
  if (expecting.length < chosen.size) return refuse('Une de ces promesses a changé : rouvrez la page.', 'households')
  const promised = await promisesOf(
    by,
    expecting.map(({ id }) => id),
  )
  const locked = new Map(
    (
      await lockAllocations(
        by,
        promised.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  if (promised.some((one) => !isAsRead(one, locked.get(one.id))))
    return refuse('Une de ces promesses a changé : rouvrez la page.', 'households')
  const fresh = expecting.filter(({ sheet }) => sheet === null)
  const entrusted = refusalOfGift(
    form.kind,
    promised.filter(({ household_id }) => fresh.some(({ id }) => id === household_id)),
  )
  if (entrusted) return refuse(entrusted, 'kind')
  const id = await insertHandout(by, form, null)
  await sheetsAtOnce(
    by,
    { id, form },
    fresh.map((family) => {
      const own = promised.filter(({ household_id }) => household_id === family.id)
      const devices = own.filter(({ kind }) => kind === 'computer').length
      return {
        household: family.id,
        items: [
          ...own.map((one) => ({
            ...{ allocation_id: one.id, device_id: one.device_id },
            sim_card_id: one.device_id ? null : one.sim_card_id,
          })),
          ...(devices > 0 ? labelsOf(form, devices) : []),
        ],
      }
    }),
  )
  const ready = expecting.flatMap(({ sheet }) => sheet ?? [])
  if (ready.length > 0)
    await sql`update handover x set handout_id = ${id}, line = l.line, updated_at = ${by.now}
      from unnest(${ready}::uuid[]) with ordinality t (sheet, at), lateral (select (${fresh.length} + t.at)::int as line) l
      where x.id = t.sheet and x.organisation_id = ${by.member.organisationId}`.execute(by.db)
  await record(by, {
    act: 'handout.prepared',
    subject: ['handout', id],
    to: 'prepared',
    data: { sheets: expecting.length },
  })
  return { id, sheets: expecting.length }
}

const promisesOf = (by: Acting, households: readonly string[]) =>
  by.db
    .selectFrom('allocation')
    .leftJoin('device', 'device.id', 'allocation.device_id')
    .leftJoin('sim_card', 'sim_card.id', 'allocation.sim_card_id')
    .leftJoin('organisation as owner', ownedByAnother(by))
    .select([
      'allocation.id',
      'allocation.household_id',
      'allocation.device_id',
      'allocation.sim_card_id',
      'allocation.kind',
    ])
    .select(['device.number', 'owner.name as owner'])
    .where('allocation.organisation_id', '=', by.member.organisationId)
    .where('allocation.household_id', 'in', households)
    .where('allocation.state', '=', 'promised')
    .where(isThere)
    .orderBy('allocation.kind')
    .execute()
