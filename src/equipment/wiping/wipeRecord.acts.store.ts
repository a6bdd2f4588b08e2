import { sql } from 'kysely'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { lockDevice } from '../devices/device.store.ts'
import { saysUnproved, stateAfterLogs } from './wipe.rules.ts'
import { evidenceOf } from './wipe.store.ts'
import type { DestructionForm, ResetForm } from './wipeRecord.form.ts'
import { driveCalled, mayRecordDestruction, mayRecordReset, mayWitness } from './wipeRecord.rules.ts'
import { recordsOf } from './wipeRecord.store.ts'

type Locked = NonNullable<Awaited<ReturnType<typeof lockDevice>>>

export const GONE = 'Cet appareil n’est plus chez vous.'
export const STALE = 'Quelqu’un a modifié cet appareil entre-temps. Relisez ce qui a changé, puis recommencez.'

/** A drive was taken out and destroyed: proof once somebody who saw it says so. */
export async function recordDestruction(
  by: Acting,
  id: string,
  form: z.output<typeof DestructionForm>,
): Promise<Refusal | null> {
  const device = await lockDevice(by, id)
  if (!device) return refuse(GONE)
  if (device.version !== form.version) return refuse(STALE)
  const refusal = mayRecordDestruction(device, form, dayOf(by.now))
  if (refusal) return refuse(refusal[1], refusal[0])
  const drive = driveCalled(device, form.serial)
  const { method, done_on, place, slip } = form
  return keepRecord(by, device, {
    ...{ kind: 'destroyed', drive_serial: drive?.serial ?? form.serial, drive_model: drive?.model ?? null },
    ...{ method, done_on, place, slip },
  })
}

/** A tablet or a telephone was reset: proof once somebody else looked at its first screen. */
export async function recordReset(by: Acting, id: string, form: z.output<typeof ResetForm>): Promise<Refusal | null> {
  const device = await lockDevice(by, id)
  if (!device) return refuse(GONE)
  if (device.version !== form.version) return refuse(STALE)
  const refusal = mayRecordReset(device, form, dayOf(by.now))
  if (refusal) return refuse(refusal[1], refusal[0])
  const { method, system, done_on, place } = form
  return keepRecord(by, device, { kind: 'reset', method, system, done_on, place })
}

type Said = {
  kind: string
  method: string
  done_on: string
  place: string
  drive_serial?: string
  system?: string
  slip?: string
  file_sha256?: Buffer
}

/** One record that waits for its second person. */
export async function keepRecord(by: Acting, device: Locked, said: Said): Promise<Refusal | null> {
  const kept = await by.db
    .insertInto('wipe_record')
    .values({
      ...{ id: by.newId(), device_id: device.id, organisation_id: by.member.organisationId, ...said },
      ...{ operator_id: by.member.id, operator: by.member.name, recorded_at: by.now },
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) return refuse('Ce constat est déjà noté : une autre personne doit le confirmer.')
  await touch(by, device.id, device.state)
  await record(by, {
    act: 'wipe.recorded',
    subject: ['device', device.id],
    from: device.state,
    to: device.state,
    data: { kind: said.kind, method: said.method, serial: said.drive_serial ?? null, on: said.done_on },
  })
  return null
}

const touch = (by: Acting, id: string, state: string) =>
  by.db
    .updateTable('device')
    .set({ state, updated_at: by.now, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

/** The second person confirms what they saw; the machine moves on when nothing more is missing. Gives what still is. */
export async function witnessRecord(
  by: Acting,
  id: string,
  recordId: string,
): Promise<{ missing: string | null } | Refusal> {
  const device = await lockDevice(by, id)
  const said = device && (await recordsOf(by, [id])).find((one) => one.id === recordId)
  if (!device || !said) return refuse('Ce constat a été annulé entre-temps.')
  const refusal = mayWitness(said, by.member)
  if (refusal) return refuse(refusal)
  await by.db
    .updateTable('wipe_record')
    .set({ witness_id: by.member.id, witness: by.member.name, witnessed_at: by.now })
    .where('id', '=', recordId)
    .execute()
  const evidence = await evidenceOf(by, device)
  const missing = saysUnproved(evidence)
  const state = stateAfterLogs(device.state, evidence)
  await touch(by, id, state)
  await record(by, {
    act: 'wipe.witnessed',
    subject: ['device', id],
    from: device.state,
    to: state,
    why: missing,
    data: { kind: said.kind, method: said.method, serial: said.drive_serial, level: evidence.level },
  })
  return { missing }
}

/** Not what was seen, or noted by mistake: as long as nobody confirmed it, a record is cancelled. */
export async function cancelRecord(by: Acting, id: string, recordId: string): Promise<Refusal | null> {
  const device = await lockDevice(by, id)
  const said = device && (await recordsOf(by, [id])).find((one) => one.id === recordId)
  if (!device || !said) return refuse('Ce constat a déjà été annulé.')
  if (said.witness) return refuse(`${said.witness} l’a déjà confirmé : il ne s’annule plus.`)
  await by.db.updateTable('wipe_record').set({ cancelled_at: by.now }).where('id', '=', recordId).execute()
  await touch(by, id, device.state)
  await record(by, {
    act: 'wipe.record_cancelled',
    subject: ['device', id],
    from: device.state,
    to: device.state,
    data: { kind: said.kind, serial: said.drive_serial },
  })
  return null
}
