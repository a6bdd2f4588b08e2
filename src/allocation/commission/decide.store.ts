import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { isKind } from '../programmes/words.ts'
import type { DecideForm } from './decide.form.ts'
import { holdRun } from './decide.hold.store.ts'
import { promiseAll, type Wish } from './decide.promises.store.ts'
import { CHANGED, refusalOfVisits, refusalToDecide } from './decide.rules.ts'
import { type Prospect, prospectOf } from './plan.store.ts'
import { lockRun } from './sitting.store.ts'
import { tellAnswers } from './tell.store.ts'
import { bookVisits } from './visits.store.ts'

/** What a decision did: families served, messages left, appointments booked. */
export type Decided = { served: number; told: number; booked: number }

const lastWords = { quota_kept: CHANGED, allocation_once: CHANGED, allocation_device: CHANGED, allocation_sim: CHANGED }

/**
 * The commission decides: every outcome, every promise, every message and appointment follow in one act, or none. A second click
 * and a second commission wait for the first, then read that it is decided.
 */
export const decide = (by: Acting, runId: string, form: DecideForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | Decided> => {
      const run = await lockRun(by, runId)
      if (!run) return refuse('Ce passage n’existe plus.')
      const today = dayOf(by.now)
      const refusal = refusalToDecide(by.member, run, form.decided_on, today) ?? refusalOfVisits(form, today)
      if (refusal) return refusal
      await holdRun(by, run, form.mediator)
      const prospect = await prospectOf(by, run)
      if (prospect.shown !== form.shown) return refuse(CHANGED)
      await writeOutcomes(by, runId, prospect)
      const wishes = wishesOf(prospect)
      const promised = await promiseAll(by, run.programme_id, wishes)
      if (refused(promised)) return promised
      if ('refusals' in promised) return refuse(sayRefused(prospect, promised.refusals[0]))
      const visits = await bookVisits(
        by,
        wishes.map(({ householdId }) => householdId),
        form,
      )
      if (refused(visits)) return visits
      const told = await tellAnswers(by, runId, visits)
      await by.db
        .updateTable('allocation_run')
        .set({
          ...{ state: 'decided', body: form.body, present: form.present, decided_on: form.decided_on },
          ...{ decided_by: by.member.name, decided_at: by.now },
        })
        .where('id', '=', runId)
        .execute()
      const decided = { served: wishes.length, told, booked: visits.size }
      await record(by, {
        ...{ act: 'run.decided', subject: ['allocation_run', runId], from: 'proposed', to: 'decided' },
        data: { ...decided, gone: prospect.gone.length, short: prospect.plan.short.size, body: form.body },
      })
      return decided
    },
    lastWords,
  )

/** Devices go in the order of the run: the longest ready of its class to whoever comes first. */
function wishesOf({ chosen, plan, devices }: Prospect): Wish[] {
  const left = Map.groupBy(devices, (device) => device.class)
  const kept = new Set(plan.kept)
  return chosen
    .filter(({ id }) => kept.has(id))
    .map((need) => ({
      householdId: need.household_id,
      kinds: need.kinds.filter(isKind),
      deviceId: need.kinds.includes('computer') ? (left.get(need.class)?.shift()?.id ?? null) : null,
      sim: need.kinds.includes('connection') ? 'any' : null,
      runNeedId: need.id,
    }))
}

async function writeOutcomes(by: Acting, runId: string, { chosen, plan, gone }: Prospect): Promise<void> {
  const kept = new Set(plan.kept)
  const served = chosen.filter(({ id }) => kept.has(id))
  await sql`update run_need set final = 'waiting' where run_id = ${runId}`.execute(by.db)
  await sql`update run_need n set final = 'served', class = s.class
    from unnest(${served.map(({ id }) => id)}::uuid[], ${served.map((need) => need.class)}::text[]) s (id, class) where n.id = s.id`.execute(
    by.db,
  )
  await sql`update run_need set why = coalesce(why, 'no stock') where id = any (${[...plan.short.keys()]}::uuid[])`.execute(
    by.db,
  )
  await sql`update run_need n set gone = g.gone
    from unnest(${gone.map(({ id }) => id)}::uuid[], ${gone.map((one) => one.gone)}::text[]) g (id, gone) where n.id = g.id`.execute(
    by.db,
  )
}

function sayRefused({ chosen }: Prospect, first: { householdId: string; refusal: string } | undefined): string {
  const family = chosen.find(({ household_id: id }) => id === first?.householdId)
  return `Famille ${family?.pseudonym.slice(0, 8) ?? ''} : ${first?.refusal ?? CHANGED} Rien n’est décidé.`
}
