import { sql } from 'kysely'
import { devicesMeant } from '#equipment/devices/device.called.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf, momentAt } from '#platform/i18n/dates.ts'
import { takeBatchBack } from '../batches/batch.back.store.ts'
import { batchItemsOf } from '../batches/batch.scanned.store.ts'
import type { ReturnsInRowForm } from './loan.form.ts'
import { loansOn } from './loan.store.ts'
import { returnLoan } from './return.store.ts'

/** What was handed over together and is not all back: a class, a ceremony. The latest first. */
export const handoutsOut = (by: Acting) =>
  by.db
    .selectFrom('handout')
    .innerJoin('handover', 'handover.handout_id', 'handout.id')
    .innerJoin('custody', 'custody.handover_id', 'handover.id')
    .select(['handout.id', 'handout.title', sql<string>`handout.held_on::text`.as('held_on')])
    .where('handout.organisation_id', '=', by.member.organisationId)
    .where('custody.organisation_id', '=', by.member.organisationId)
    .where('custody.until', 'is', null)
    .where('custody.due_on', 'is not', null)
    .groupBy('handout.id')
    .orderBy('handout.held_on', 'desc')
    .limit(200)
    .execute()

/**
 * A loan as a list of returns shows it: `returned_at` null while whoever borrowed it has it, or since it was declared lost (`gone`). `who` is
 * a family, or the place or the person of a batch (`batch`).
 */
export type ReturnLine = {
  id: string
  batch: string | null
  who: string
  number: string
  kind: string
  brand: string
  model: string
  due_on: string | null
  returned_at: Date | null
  missing: string | null
  condition: string | null
  gone: boolean
}

/** Every loan of one handout, or, without any, what came back today, batches too: those still out first, by family. */
export async function returnsInRow(by: Acting, handoutId: string | undefined, most = 500): Promise<ReturnLine[]> {
  const own = by.member.organisationId
  const today = momentAt(dayOf(by.now), '00:00') ?? by.now
  const ofHandout = handoutId !== undefined && isId(handoutId)
  const scope = ofHandout
    ? sql`x.handout_id = ${handoutId}`
    : sql`c.id in (select r.custody_id from loan_return r where r.organisation_id = ${own} and r.returned_at >= ${today})`
  const { rows } = await sql<ReturnLine>`
    select c.id, null::uuid as batch, h.name as who, d.number, d.kind, d.brand, d.model, c.due_on::text, r.returned_at, r.missing, r.condition,
      exists (select from loss l where l.custody_id = c.id) as gone
    from custody c join handover x on x.id = c.handover_id join household h on h.id = c.household_id join device d on d.id = c.device_id
    left join loan_return r on r.custody_id = c.id and r.organisation_id = ${own}
    where c.organisation_id = ${own} and c.due_on is not null and ${scope}
    union all select i.id, b.id, coalesce(p.name, b.receiver_name, b.number), d.number, d.kind, d.brand, d.model, b.due_on::text, i.returned_at,
      nullif(i.missing, ''), i.condition, false
    from batch_item i join batch b on b.id = i.batch_id join device d on d.id = i.device_id left join place p on p.id = b.place_id
    where i.organisation_id = ${own} and i.state = 'returned' and i.returned_at >= ${today} and not ${ofHandout}
    order by returned_at desc nulls first, who, id limit ${most}`.execute(by.db)
  return rows
}

/** One code is read, and the machine is back. Read twice, it is counted once: `again` says so. */
export async function returnScanned(
  by: Acting,
  said: string,
  { place, condition, accessories, lock }: ReturnsInRowForm,
): Promise<Refusal | { id: string; again: boolean }> {
  const ids = (await devicesMeant(by, [said])).get(said) ?? []
  const loans = await loansOn(by, ids)
  if (loans.length > 1)
    return refuse(`Plusieurs appareils portent « ${said} ». Scannez l’étiquette Maillon (ML-…) de celui-ci.`, 'code')
  const [loan] = loans
  const missing = accessories === 'all' ? '' : 'chargeur'
  const how = { place, condition, accessories: missing ? ('missing' as const) : ('all' as const), missing, lock }
  if (!loan) {
    const [item, ...others] = await batchItemsOf(by, ids)
    if (item && !item.back && others.length === 0) {
      const back = await takeBatchBack(by, { id: item.batch_id }, { ...how, items: [item.id] })
      return 'refusal' in back
        ? refuse(back.refusal, back.field === 'items' ? 'code' : (back.field ?? 'code'))
        : { id: item.id, again: false }
    }
    const before = (await returnedToday(by, ids)) ?? (item?.back ? item.id : undefined)
    return before
      ? { id: before, again: true }
      : refuse(`Aucun prêt en cours pour « ${said} ». Mettez cet appareil de côté, et cherchez-le à l’établi.`, 'code')
  }
  const done = await returnLoan(by, loan, how)
  return 'refusal' in done ? refuse(done.refusal, done.field ?? 'code') : { id: done.id, again: false }
}

/** The loan of a machine that came back today. */
const returnedToday = async (by: Acting, ids: readonly string[]): Promise<string | undefined> => {
  if (ids.length === 0) return undefined
  const row = await by.db
    .selectFrom('loan_return')
    .select('loan_return.custody_id')
    .where('loan_return.organisation_id', '=', by.member.organisationId)
    .where('loan_return.returned_at', '>=', momentAt(dayOf(by.now), '00:00') ?? by.now)
    .where('loan_return.device_id', 'in', ids)
    .orderBy('loan_return.returned_at', 'desc')
    .executeTakeFirst()
  return row?.custody_id
}
