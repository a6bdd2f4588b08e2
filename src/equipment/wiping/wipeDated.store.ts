import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lockDevice } from '../devices/device.store.ts'
import { keptOf } from './wipe.store.ts'
import type { DatedForm } from './wipeDated.form.ts'
import { GONE, keepRecord, STALE } from './wipeRecord.acts.store.ts'
import { mayRecordDate } from './wipeRecord.rules.ts'

/** Somebody says why the date of a log may be believed: it counts once a second person checked. */
export async function recordDate(by: Acting, id: string, form: z.output<typeof DatedForm>): Promise<Refusal | null> {
  const device = await lockDevice(by, id)
  if (!device) return refuse(GONE)
  if (device.version !== form.version) return refuse(STALE)
  const { wipes, since } = await keptOf(by, id)
  const wipe = wipes.find(({ file_sha256 }) => file_sha256.toString('hex') === form.file)
  if (!wipe) return refuse('Ce journal n’est pas gardé pour cet appareil. Rouvrez sa page, puis recommencez.')
  const refusal = mayRecordDate(device, form, { since, brought: dayOf(wipe.created_at), today: dayOf(by.now) })
  if (refusal) return refuse(refusal[1], refusal[0])
  const { method, done_on, place, said_by, paper } = form
  return keepRecord(by, device, {
    ...{ kind: 'dated', method, done_on, place, file_sha256: wipe.file_sha256 },
    ...(method === 'donor_wiped' && { system: said_by, slip: paper }),
  })
}
