import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lastWords } from '../allocations/promise.store.ts'
import { promiseMany } from '../allocations/promiseMany.store.ts'
import { noteGone } from '../runs/gone.store.ts'
import { tellPlanner } from '../runs/planner.store.ts'
import { lockRun } from '../runs/run.store.ts'
import type { DecideForm } from './decide.form.ts'
import { holdRun } from './decide.hold.store.ts'
import { CHANGED, refusalOfVisits, refusalToDecide } from './decide.rules.ts'
import { type Prospect, prospectOf } from './plan.store.ts'
import { tellAnswers } from './tell.store.ts'
import { bookVisits } from './visits.store.ts'

/** What a decision did: families served, messages left, appointments booked. */
export type Decided = { served: number; told: number; booked: number }

/**
 * The commission decides: every outcome, every promise, every message and appointment follow in one act, or none. A second click
 * and a second commission wait for the first, then read that it is decided.
 */
export const decide = (by: Acting, runId: string, form: DecideForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | Decided> => {
      const run = await lockRun(by, runId)
      const today = dayOf(by.now)
      const refusal = refusalToDecide(by.member, run, form.decided_on, today) ?? refusalOfVisits(form, today)
      if (refusal) return refusal
      await holdRun(by, run, form.mediator)
      const prospect = await prospectOf(by, run)
      if (prospect.shown !== form.shown) return refuse(CHANGED)
      const { wishes, short } = prospect.plan
      await writeOutcomes(by, runId, prospect)
      const gone = await noteGone(by, runId)
      const promised = await promiseMany(by, run.programme_id, wishes)
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
        data: { ...decided, gone, short: short.size, body: form.body },
      })
      await tellPlanner(by)
      return decided
    },
    lastWords,
  )

/** What the commission keeps of each proposal: the class of a device is the one given, and a family left out is short of it. */
async function writeOutcomes(by: Acting, runId: string, { chosen, plan }: Prospect): Promise<void> {
  const classes = new Map(chosen.map((need) => [need.id, need.class]))
  const served = plan.wishes.map(({ runNeedId: id }) => ({ id, class: classes.get(id) ?? null }))
  await sql`update run_need set final = 'waiting' where run_id = ${runId}`.execute(by.db)
  await sql`update run_need n set final = 'served', class = coalesce(n.class, s.class)
    from jsonb_to_recordset(${JSON.stringify(served)}::jsonb) s (id uuid, class text) where n.id = s.id and n.run_id = ${runId}`.execute(
    by.db,
  )
  const short = [...plan.short].map(([id, { why }]) => ({ id, why }))
  await sql`update run_need n set why = s.why
    from jsonb_to_recordset(${JSON.stringify(short)}::jsonb) s (id uuid, why text) where n.id = s.id and n.run_id = ${runId} and n.why is null`.execute(
    by.db,
  )
}

function sayRefused({ chosen }: Prospect, first: { householdId: string; refusal: string } | undefined): string {
  const family = chosen.find(({ household_id: id }) => id === first?.householdId)
  return `Famille ${family?.pseudonym.slice(0, 8) ?? ''} : ${first?.refusal ?? CHANGED} Rien n’est décidé.`
}
