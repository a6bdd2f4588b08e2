import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { readUnder } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { pays } from '../allocations/covered.rules.ts'
import { foresee } from '../allocations/stand.store.ts'
import { agreementsIn } from '../allocations/wish.known.store.ts'
import { programmeSeenBy } from '../programmes/programme.seen.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { isKind } from '../programmes/words.ts'
import { servedNow, standing } from '../runs/derogated.store.ts'
import { goneSince } from '../runs/gone.store.ts'
import type { Gone } from '../runs/gone.words.ts'
import { questionOf } from '../runs/run.store.ts'
import { classedDevices } from './classed.store.ts'
import { derogationsOf } from './derogation.store.ts'
import { settledBy } from './limits.rules.ts'
import { proposedGroups } from './limits.store.ts'
import { type Candidate, type Plan, planOf } from './plan.rules.ts'
import { inOrder } from './proposal.store.ts'

/** A family that the commission serves, before what is left today is looked at. */
export type Chosen = Candidate & { pseudonym: string; name: string | null }

/** What the decision would do at this moment. `shown` changes as soon as any of it does. */
export type Prospect = {
  chosen: Chosen[]
  plan: Plan
  /** Of the families that were to be served, those that take part no more. */
  away: Gone[]
  /** Families that take part no more, and those that wait. */
  gone: number
  waiting: number
  shown: string
}

/**
 * Who would be promised what if the commission decided now: what it derogated, who is gone, what is left of the stock; and of places,
 * quotas, reservations and agreements by the very rules of a promise.
 */
export async function prospectOf(by: Acting, run: { id: string; programme_id: string }): Promise<Prospect> {
  const gone = await goneSince(by, run.id)
  const named = await chosenIn(by, run.id)
  const chosen = named.filter(({ id }) => !gone.has(id))
  const plan = planOf(chosen, await leftToday(by, run, chosen))
  const { all } = await by.db
    .selectFrom('run_need')
    .select((row) => row.fn.countAll<number>().as('all'))
    .where('run_id', '=', run.id)
    .where('outcome', 'is not', null)
    .executeTakeFirstOrThrow()
  const said = JSON.stringify([plan.wishes.map(({ runNeedId }) => runNeedId), [...plan.short], [...gone].sort()])
  return {
    ...{ chosen, plan, gone: gone.size, waiting: Number(all) - plan.wishes.length - gone.size },
    away: named.flatMap(({ id }) => gone.get(id) ?? []),
    shown: createHash('sha256').update(said).digest('hex').slice(0, 16),
  }
}

/** Those whom the commission made come in are served first: it named them itself. */
async function chosenIn(by: Acting, runId: string): Promise<Chosen[]> {
  const moves = await derogationsOf(by, runId)
  const settled = settledBy(await questionOf(by, runId), await proposedGroups(by, runId), moves)
  const classes = typeof settled === 'string' ? new Map<string, string>() : settled.classes
  const { rows } = await sql<Chosen>`
    select n.id, ${readUnder('k', 'n.household_id')} as household_id, n.pseudonym, h.name, n.kinds, n.agreement_id, coalesce(n.class, '') as class
    from run_need n ${standing} left join household_access k on k.organisation_id = n.organisation_id and k.household_id = n.household_id and k.ended_at is null
    left join household h on h.id = ${readUnder('k', 'n.household_id')}
    where n.run_id = ${runId} and ${servedNow} and n.household_id is not null
    order by d.way is distinct from 'in', ${inOrder}`.execute(by.db)
  return rows.map((row) => ({ ...row, class: classes.get(row.id) ?? row.class }))
}

async function leftToday(by: Acting, run: { id: string; programme_id: string }, chosen: readonly Chosen[]) {
  const devices = await classedDevices(by, run)
  const programme = await programmeSeenBy(by, run.programme_id)
  const refusal = programme
    ? await foresee(
        by,
        programme,
        chosen.map((one) => ({ id: one.household_id, kinds: one.kinds.filter(isKind) })),
        new Map(devices.map(({ id, agreement }) => [id, agreement])),
      )
    : () => 'Ce programme n’existe plus.'
  const agreements = await agreementsIn(by, [run.programme_id])
  const paying = new Set(agreements.filter((one) => pays(one, dayOf(by.now))).map(({ id }) => id))
  return { ...{ devices, refusal, paying }, lines: await linesOf(by) }
}
