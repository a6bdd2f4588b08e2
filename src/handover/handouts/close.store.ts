import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { CloseForm } from './handout.form.ts'
import { refusalOfDay, refusalToCloseHandout } from './handout.rules.ts'
import { type Handout, lockHandout } from './handout.store.ts'

export type Closed = { next: string | null; waiting: number }

/**
 * The session ends. Sheets that nobody signed go to a next one, the same day or later, or are cancelled and what they held is free
 * again. One act.
 */
export const closeHandout = (by: Acting, handout: Handout, form: CloseForm): Promise<Refusal | Closed> =>
  attempt(by.db, async () => {
    const day = await lockHandout(by, handout.id)
    const waiting = await waitingIn(by, handout.id)
    const refusal = refusalToCloseHandout(!day || day.closed_at !== null, waiting.length, form.rest)
    if (refusal) return refuse(refusal, 'rest')
    const heldOn = form.held_on ?? dayOf(by.now)
    const early = form.rest === 'later' ? refusalOfDay(heldOn, dayOf(by.now)) : null
    if (early) return refuse(early, 'held_on')
    const next = waiting.length > 0 && form.rest === 'later' ? await carryOver(by, handout, heldOn) : null
    if (waiting.length > 0 && form.rest === 'release') await release(by, waiting)
    await by.db
      .updateTable('handout')
      .set({ opened_at: day?.opened_at ?? by.now, closed_at: by.now })
      .where('id', '=', handout.id)
      .execute()
    await record(by, {
      act: 'handout.closed',
      subject: ['handout', handout.id],
      to: 'closed',
      data: { waiting: waiting.length, rest: waiting.length > 0 ? (form.rest ?? null) : null, next },
    })
    return { next, waiting: waiting.length }
  })

const waitingIn = async (by: Acting, handoutId: string): Promise<string[]> =>
  (
    await by.db
      .selectFrom('handover')
      .select('id')
      .where('handout_id', '=', handoutId)
      .where('organisation_id', '=', by.member.organisationId)
      .where('state', '=', 'prepared')
      .orderBy('id')
      .forUpdate()
      .execute()
  ).map(({ id }) => id)

async function carryOver(by: Acting, handout: Handout, heldOn: string): Promise<string> {
  const id = by.newId()
  const { organisation_id, place_id, class_id, kind, due_on } = handout
  await by.db
    .insertInto('handout')
    .values({
      ...{ id, organisation_id, place_id, class_id, kind, due_on, held_on: heldOn },
      title: handout.title.endsWith(', suite') ? handout.title : `${handout.title.slice(0, 112)}, suite`,
      ...{ created_by: by.member.name, created_at: by.now },
    })
    .execute()
  await by.db
    .updateTable('handover')
    .set({ handout_id: id, arrived_at: null, absent_at: null, updated_at: by.now })
    .where('handout_id', '=', handout.id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'prepared')
    .execute()
  return id
}

/** Cancelled, a sheet lets go of what it held (0132): a promise stays, a device of the stock goes back to the shelf. */
const release = (by: Acting, ids: readonly string[]) =>
  by.db
    .updateTable('handover')
    .set({ state: 'cancelled', why: 'La famille n’est pas venue', updated_at: by.now })
    .where('id', 'in', ids)
    .execute()
