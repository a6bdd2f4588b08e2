import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { codeRead, isCalled } from './called.keys.ts'
import { moved } from './transfer.acts.store.ts'
import { slipCounts } from './transfer.counts.store.ts'
import type { ScanForm } from './transfer.form.ts'
import { mayCount, mayScan, mayTakeAll } from './transfer.rules.ts'
import { lockTransfer, type Transfer } from './transfer.store.ts'

/** A slip that this organisation is to receive, locked; or why a rule says no. */
async function atArrival(by: Acting, id: string, rule: (slip: Transfer) => string | null): Promise<Transfer | Refusal> {
  const slip = await lockTransfer(by, id)
  if (slip?.receiver_id !== by.member.organisationId) return refuse('Ce bordereau n’est pas pour vous.')
  const refusal = rule(slip)
  return refusal ? refuse(refusal) : slip
}

/** How many stand here, said before anything is scanned. Counted again, the last count holds. */
export async function countArrival(by: Acting, id: string, count: number): Promise<Refusal | null> {
  const slip = await atArrival(by, id, mayCount)
  if (refused(slip)) return slip
  await moved(by, id, { counted: count, counted_at: by.now })
  await record(by, {
    ...{ act: 'transfer.counted', subject: ['transfer', id], from: slip.state, to: slip.state },
    data: { counted: count, announced: slip.announced },
  })
  return null
}

/** What a scan gave: noted, already noted before, found after it was missing, or not on this slip. */
export type Scan = { itemId: string; as: 'received' | 'again' | 'found' | 'surplus' }

/** One thing that is here, by any of its numbers. Scanned twice, it counts once. */
export async function scanArrival(
  by: Acting,
  id: string,
  { code, damaged }: z.output<typeof ScanForm>,
): Promise<Scan | Refusal> {
  const slip = await atArrival(by, id, mayScan)
  if (refused(slip)) return slip
  const read = codeRead(code, by.hosts)
  const found = await itemCalled(by, id, read)
  if (!found) return noteSurplus(by, slip, read.said.slice(0, 80))
  const noted = { scanned_at: by.now, scanned_by: by.member.name, how: 'scan', damaged: damaged ?? found.damaged }
  if (found.state === 'expected' || (found.state === 'received' && damaged)) {
    await write(by, found.id, { ...noted, state: 'received' })
    return { itemId: found.id, as: 'received' }
  }
  if (found.state !== 'missing') return { itemId: found.id, as: 'again' }
  await write(by, found.id, { ...noted, state: 'found', resolved_at: by.now, resolved_by: by.member.name })
  const over = await takeOver(by, id)
  if (refused(over)) return over
  await closeWhenClear(by, slip)
  await record(by, {
    ...{ act: 'transfer.found', subject: ['transfer', id], from: slip.state, to: slip.state },
    data: { number: found.number },
  })
  return { itemId: found.id, as: 'found' }
}

const write = (by: Acting, itemId: string, set: Record<string, unknown>) =>
  by.db.updateTable('transfer_item').set(set).where('id', '=', itemId).execute()

/** The thing of a slip that a number calls; what is still expected comes before what was noted. */
const itemCalled = (by: Acting, id: string, read: ReturnType<typeof codeRead>) =>
  by.db
    .selectFrom('transfer_item')
    .selectAll()
    .where('transfer_id', '=', id)
    .where(isCalled(read, id))
    .orderBy(sql`state <> 'expected'`)
    .orderBy(sql`state <> 'missing'`)
    .limit(1)
    .forUpdate()
    .executeTakeFirst()

/** It came, and no line names it: put aside, for the sender to say what it is. */
async function noteSurplus(by: Acting, slip: Transfer, code: string): Promise<Scan> {
  const id = by.newId()
  await by.db
    .insertInto('transfer_item')
    .values({
      ...{ id, transfer_id: slip.id, organisation_id: slip.organisation_id, receiver_id: slip.receiver_id },
      ...{ number: code, state: 'surplus', how: 'scan', scanned_at: by.now, scanned_by: by.member.name },
    })
    .execute()
  return { itemId: id, as: 'surplus' }
}

/** Everything is there, or everything of one class's box: as many as were counted, without scanning each. */
export async function takeAll(by: Acting, id: string, className?: string): Promise<{ n: number } | Refusal> {
  const slip = await atArrival(by, id, (one) => (className ? mayScan(one) : mayTakeAll(one)))
  if (refused(slip)) return slip
  const { numUpdatedRows } = await by.db
    .updateTable('transfer_item')
    .set({ state: 'received', how: 'count', scanned_at: by.now, scanned_by: by.member.name })
    .where('transfer_id', '=', id)
    .where('state', '=', 'expected')
    .$if(className !== undefined, (q) => q.where('class_name', '=', className ?? ''))
    .executeTakeFirstOrThrow()
  return { n: Number(numUpdatedRows) }
}

/** The receiver signs: what was noted changes keeper, what was not is missing. Nothing changes keeper before. */
export async function finishArrival(by: Acting, id: string, who: string): Promise<Refusal | null> {
  const slip = await atArrival(by, id, (one) =>
    one.counted === null && one.state === 'sent' ? 'Comptez d’abord ce qui est devant vous.' : mayCount(one),
  )
  if (refused(slip)) return slip
  const done = await attempt(
    by.db,
    async () => {
      await by.db
        .updateTable('transfer_item')
        .set({ state: 'missing' })
        .where('transfer_id', '=', id)
        .where('state', '=', 'expected')
        .execute()
      await moved(by, id, { state: 'received', received_at: by.now, received_by: who })
      await sql`select app.take_over(${id}, ${by.now})`.execute(by.db)
      return true as const
    },
    { device_serial: TWIN },
  )
  if (refused(done)) return done
  const counts = await slipCounts(by, id)
  const to = await closeWhenClear(by, slip)
  await record(by, {
    ...{ act: 'transfer.received', subject: ['transfer', id], from: slip.state, to },
    data: {
      ...{ announced: slip.announced, counted: slip.counted ?? 0, received: counts.received ?? 0 },
      ...{ missing: counts.missing ?? 0, surplus: counts.surplus ?? 0, damaged: counts.damaged },
    },
  })
  return null
}

const TWIN =
  'Votre stock contient déjà un appareil avec le même numéro de série que l’un de ceux-ci. Rien n’est enregistré : appelez l’expéditeur.'

export const takeOver = (by: Acting, id: string): Promise<true | Refusal> =>
  attempt(
    by.db,
    async () => {
      await sql`select app.take_over(${id}, ${by.now})`.execute(by.db)
      return true as const
    },
    { device_serial: TWIN },
  )

/** Nothing missing and nothing unexplained: the slip is over. */
export async function closeWhenClear(by: Acting, slip: { id: string }): Promise<'received' | 'closed'> {
  const counts = await slipCounts(by, slip.id)
  if (counts.missing || counts.surplus) return 'received'
  await moved(by, slip.id, { state: 'closed', closed_at: by.now })
  return 'closed'
}
