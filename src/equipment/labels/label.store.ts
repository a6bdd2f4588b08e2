import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { lockDevice } from '../devices/device.store.ts'
import { sayDevice } from '../devices/device.words.ts'
import { labelIn, sayLabel } from './label.code.ts'
import { mayClaim } from './label.rules.ts'

/** A label as it is read: whose it is, when it is on a machine. */
export const labelCalled = (by: Acting, code: string) =>
  by.db
    .selectFrom('label')
    .leftJoin('device', 'device.id', 'label.device_id')
    .select([
      'label.code',
      'label.organisation_id',
      'label.device_id',
      'device.number',
      'device.brand',
      'device.model',
      'device.kind',
    ])
    .where('label.code', '=', code)
    .executeTakeFirst()

export type Label = NonNullable<Awaited<ReturnType<typeof labelCalled>>>

/** One's own free label, locked until the act is over; why not, otherwise. What another organisation printed is not known here. */
export async function freeLabel(by: Acting, said: string): Promise<{ code: string } | Refusal> {
  const code = labelIn(said)
  if (code)
    await by.db
      .selectFrom('label')
      .select('code')
      .where('code', '=', code)
      .where('organisation_id', '=', by.member.organisationId)
      .forUpdate()
      .execute()
  const label = code ? await labelCalled(by, code) : undefined
  const refusal = mayClaim(
    said,
    label && {
      own: label.organisation_id === by.member.organisationId,
      device: label.number === null ? null : sayDevice(label as Parameters<typeof sayDevice>[0]),
    },
  )
  return refusal || !code ? refuse(refusal ?? '', 'label') : { code }
}

/** Puts a free label on a device, as a part of the act that found it free: that act records the one event. */
export const bindLabel = (by: Acting, code: string, deviceId: string) =>
  by.db
    .updateTable('label')
    .set({ device_id: deviceId, claimed_by: by.member.name, claimed_at: by.now })
    .where('code', '=', code)
    .execute()

/** A label printed before is stuck on a machine: read, it says which one from now on. */
export async function claimLabel(by: Acting, said: string, deviceId: string): Promise<Refusal | null> {
  const device = await lockDevice(by, deviceId)
  if (!device) return refuse('Cet appareil n’est plus chez vous.')
  const label = await freeLabel(by, said)
  if (refused(label)) return label
  await bindLabel(by, label.code, deviceId)
  await record(by, { act: 'label.claimed', subject: ['device', deviceId], data: { label: sayLabel(label.code) } })
  return null
}

/** Taken off again at once: it was on the wrong machine. */
export async function releaseLabel(by: Acting, code: string, deviceId: string): Promise<Refusal | null> {
  const freed = await by.db
    .updateTable('label')
    .set({ device_id: null, claimed_by: null, claimed_at: null })
    .where('code', '=', code)
    .where('device_id', '=', deviceId)
    .returning('code')
    .executeTakeFirst()
  if (!freed) return refuse('Cette étiquette n’est plus sur cet appareil.')
  await record(by, { act: 'label.released', subject: ['device', deviceId], data: { label: sayLabel(code) } })
  return null
}
