import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import { sayThings } from './things.words.ts'
import { slipCounts } from './transfer.counts.store.ts'
import type { SendForm } from './transfer.form.ts'
import { mayCancel, maySend } from './transfer.rules.ts'
import { lockTransfer, type Transfer } from './transfer.store.ts'

const GONE = 'Ce bordereau n’est plus à vous.'

/** The sender signs for what leaves. The count that it says stands on the slip beside what the receiver counts. */
export async function sendTransfer(by: Acting, id: string, form: z.output<typeof SendForm>): Promise<Refusal | null> {
  const slip = await lockTransfer(by, id)
  if (slip?.organisation_id !== by.member.organisationId) return refuse(GONE)
  const refusal = maySend(slip)
  if (refusal) return refuse(refusal)
  if (form.count !== slip.announced)
    return refuse(
      `Le bordereau nomme ${sayThings(slip.announced, null)}. Comptez à nouveau, ou annulez-le et préparez-en un autre.`,
      'count',
    )
  await moved(by, id, { state: 'sent', sent_at: by.now, sent_by: form.who, sent_count: form.count })
  await record(by, {
    ...{ act: 'transfer.sent', subject: ['transfer', id], from: 'prepared', to: 'sent' },
    data: { to_name: slip.receiver, devices: form.count },
  })
  await tellReceiver(by, slip)
  return null
}

async function tellReceiver(by: Acting, slip: Transfer): Promise<void> {
  const receiver = await by.db
    .selectFrom('organisation')
    .select('email')
    .where('id', '=', slip.receiver_id)
    .executeTakeFirst()
  await send(by, {
    email: receiver?.email ?? null,
    subject: 'Du matériel est en route vers vous',
    body: `${by.member.organisationName} vous envoie ${sayThings(slip.announced, null)}, bordereau ${slip.number}.`,
    link: `/transferts/${slip.id}`,
  })
}

/** What was to leave stays: every device is free again. What a list had announced as new is received, and looked at like any other. */
export async function cancelTransfer(by: Acting, id: string, why: string): Promise<Refusal | null> {
  const slip = await lockTransfer(by, id)
  if (slip?.organisation_id !== by.member.organisationId) return refuse(GONE)
  const counts = await slipCounts(by, id)
  const refusal = mayCancel(slip, (counts.received ?? 0) + (counts.surplus ?? 0))
  if (refusal) return refuse(refusal)
  await by.db.updateTable('transfer_item').set({ state: 'cancelled' }).where('transfer_id', '=', id).execute()
  await by.db
    .updateTable('device')
    .set({
      transfer_id: null,
      ...(slip.list_id ? { state: sql`case state when 'ready' then 'received' else state end` } : {}),
    })
    .where('transfer_id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .execute()
  await moved(by, id, { state: 'cancelled', why, closed_at: by.now })
  await record(by, { act: 'transfer.cancelled', subject: ['transfer', id], from: slip.state, to: 'cancelled', why })
  return null
}

type Change = {
  state?: string
  why?: string
  sent_at?: Date
  sent_by?: string
  sent_count?: number
  counted?: number
  counted_at?: Date
  received_at?: Date
  received_by?: string
  closed_at?: Date
}

/** Writes on a slip that was locked. */
export const moved = (by: Acting, id: string, change: Change) =>
  by.db
    .updateTable('transfer')
    .set({ ...change, moved_at: by.now, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
