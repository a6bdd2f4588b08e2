import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { availableSims } from '../allocations/offer.store.ts'
import { atCommune, countOf, isKind } from '../programmes/words.ts'
import { type Classed, classedDevices } from './classed.store.ts'
import { derogationsOf } from './derogation.store.ts'
import { type Gone, goneOf } from './gone.store.ts'
import { settledBy } from './limits.rules.ts'
import { limitsOf, proposedGroups } from './limits.store.ts'
import { type Plan, planOf, type Room, type Rule, takesOf } from './plan.rules.ts'
import { servedNow, standing } from './sitting.store.ts'

/** A family that the commission serves, before what is left today is looked at. */
export type Chosen = {
  id: string
  household_id: string
  pseudonym: string
  name: string | null
  kinds: string[]
  commune: string
  publics: string[]
  prescriber_id: string | null
  agreement_id: string | null
  class: string
}

/** What the decision would do at this moment. `shown` changes as soon as any of it does. */
export type Prospect = {
  chosen: Chosen[]
  plan: Plan
  gone: Gone[]
  devices: Classed[]
  shown: string
  /** Families that take part and wait. */
  waiting: number
}

/** Who would be promised what if the commission decided now: what it derogated, who is gone, what is left of stock and places. */
export async function prospectOf(by: Acting, run: { id: string; programme_id: string }): Promise<Prospect> {
  const gone = await goneOf(by, run)
  const away = new Set(gone.map(({ id }) => id))
  const chosen = (await chosenIn(by, run.id)).filter(({ id }) => !away.has(id))
  const devices = await classedDevices(by, run)
  const rules = await rulesOf(by, run.programme_id)
  const plan = planOf(
    chosen.map((need) => ({ id: need.id, takes: takesOf(need, rules) })),
    [
      ...(await roomsOf(by, run.programme_id, chosen, devices)),
      ...rules.map((rule) => ({ ...rule, key: `rule ${rule.id}`, name: `quota « ${rule.name} »` })),
    ],
  )
  const { all } = await by.db
    .selectFrom('run_need')
    .select((row) => row.fn.countAll<number>().as('all'))
    .where('run_id', '=', run.id)
    .where('outcome', 'is not', null)
    .executeTakeFirstOrThrow()
  const waiting = Number(all) - plan.kept.length - gone.length
  const said = JSON.stringify([plan.kept, [...plan.short.keys()], gone.map(({ id }) => id)])
  return { chosen, plan, gone, devices, waiting, shown: createHash('sha256').update(said).digest('hex').slice(0, 16) }
}

/** Those whom the commission made come in are served first: it named them itself. */
async function chosenIn(by: Acting, runId: string): Promise<Chosen[]> {
  const moves = await derogationsOf(by, runId)
  const settled = settledBy(await limitsOf(by, runId), await proposedGroups(by, runId), moves)
  const classes = typeof settled === 'string' ? new Map<string, string>() : settled.classes
  const { rows } = await sql<Chosen>`
    select n.id, coalesce(k.kept_in, n.household_id) as household_id, n.pseudonym, h.name, n.kinds, n.commune, n.publics, n.prescriber_id, n.agreement_id,
      coalesce(n.class, '') as class
    from run_need n ${standing} left join household_access k on k.organisation_id = n.organisation_id and k.household_id = n.household_id and k.ended_at is null
    left join household h on h.id = coalesce(k.kept_in, n.household_id)
    where n.run_id = ${runId} and ${servedNow} and n.household_id is not null
    order by d.way is distinct from 'in', n.stratum, n.points desc, n.since, n.lottery, n.id`.execute(by.db)
  return rows.map((row) => ({ ...row, class: classes.get(row.id) ?? row.class }))
}

async function roomsOf(
  by: Acting,
  programmeId: string,
  chosen: readonly Chosen[],
  devices: readonly Classed[],
): Promise<Room[]> {
  const classes = new Set(chosen.map((need) => need.class))
  const countIn = (name: string) => devices.filter((device) => device.class === name).length
  const { lines } = await availableSims(by)
    .select((row) => row.fn.countAll<number>().as('lines'))
    .executeTakeFirstOrThrow()
  const places = await by.db
    .selectFrom('quota')
    .innerJoin('commune', 'commune.insee', 'quota.commune')
    .select(['commune', 'name', 'kind', 'places', 'promised'])
    .where('programme_id', '=', programmeId)
    .execute()
  return [
    ...[...classes].map((name) => ({ key: `class ${name}`, name, left: countIn(name) })),
    { key: 'lines', name: 'carte SIM en stock', left: Number(lines) },
    ...places.map(({ commune, name, kind, places: all, promised }) => ({
      key: `place ${commune} ${kind}`,
      name: `place pour ${isKind(kind) ? countOf(kind, 1).replace('1 ', kind === 'computer' ? 'un ' : 'une ') : kind} ${atCommune(name)}`,
      left: all - promised,
    })),
  ]
}

const rulesOf = async (by: Acting, programmeId: string): Promise<Rule[]> =>
  (
    await sql<Rule>`select id, name, kind, communes, publics, organisations, agreements, at_most - promised as left from quota_rule
      where programme_id = ${programmeId} and ended_at is null and at_most is not null order by id`.execute(by.db)
  ).rows
