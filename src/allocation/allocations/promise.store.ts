import { reserveDevice } from '#equipment/devices/device.moves.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { agreementTakenBack } from '#needs/rights/rights.store.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfDay } from '../programmes/programme.rules.ts'
import { programmeSeenBy } from '../programmes/programme.seen.store.ts'
import { countPlaces, lockPlaces } from '../programmes/quota.store.ts'
import { type Kind, kinds } from '../programmes/words.ts'
import type { AllocationForm } from './allocation.form.ts'
import {
  refusalOfAgreement,
  refusalOfDevice,
  refusalOfPlace,
  refusalOfTwin,
  refusalToPromise,
  TAKEN_DEVICE,
  TAKEN_SIM,
} from './allocation.rules.ts'
import { markNeeds, markPrescriptions } from './promised.needs.store.ts'
import { lockSim } from './sim.lock.store.ts'
import { twinsServed } from './twin.store.ts'

/** What the database says when two people slipped past each other: its constraints have the last word. */
const lastWords = {
  quota_kept: 'Les places de cette commune viennent d’être prises.',
  allocation_once: 'Cette famille a déjà une promesse dans ce programme.',
  allocation_device: TAKEN_DEVICE,
  allocation_sim: TAKEN_SIM,
}

/**
 * Promises a device, a SIM card or both to a household: one act. Locks are taken in the order of `promise.lock.ts`
 * (places, orientations), then the stock's, so that two people at once wait for each other and the second one is told why not.
 */
export async function promise(
  by: Acting,
  household: SeenHousehold,
  form: AllocationForm,
): Promise<Refusal | { ids: string[] }> {
  const refusal = refusalToPromise(by.member, household) ?? refusalOfStopped(await stoppedOf(by, household.id))
  if (refusal) return refuse(refusal)
  const agreement = refusalOfAgreement(await agreementTakenBack(by, household.id))
  if (agreement) return refuse(agreement)
  const asked = kinds.filter((kind) => (kind === 'computer' ? form.device : form.sim))
  if (asked.length === 0) return refuse('Choisissez un appareil, une carte SIM, ou les deux.', 'device')
  return attempt(by.db, () => promiseUnderLocks(by, household, form, asked), lastWords)
}

async function promiseUnderLocks(
  by: Acting,
  household: SeenHousehold,
  form: AllocationForm,
  asked: Kind[],
): Promise<Refusal | { ids: string[] }> {
  const programme = await programmeSeenBy(by, form.programme)
  if (!programme) return refuse('Choisissez un programme de la liste.', 'programme')
  const closed = refusalOfDay(programme, dayOf(by.now))
  if (closed) return refuse(closed, 'programme')
  const full = await refusalOfPlaces(by, household, form.programme, asked)
  if (full) return full
  const twin = refusalOfTwin(await twinsServed(by, household, asked), form.other === 'oui')
  if (twin) return refuse(twin, 'other')
  await markPrescriptions(by, household.id, ['accepted'], 'promised')
  const device = form.device ? await takeDevice(by, form.device, form.programme) : null
  if (refused(device)) return device
  const sim = form.sim ? await lockSim(by, form.sim) : null
  if (refused(sim)) return sim

  const ids = asked.map(() => by.newId())
  await by.db
    .insertInto('allocation')
    .values(
      asked.map((kind, at) => ({
        id: ids[at] ?? '',
        organisation_id: by.member.organisationId,
        programme_id: programme.id,
        household_id: household.id,
        commune: household.commune,
        kind,
        device_id: kind === 'computer' ? (device?.id ?? null) : null,
        sim_card_id: kind === 'connection' ? (sim?.id ?? null) : null,
        promised_by: by.member.name,
        promised_at: by.now,
      })),
    )
    .execute()
  for (const kind of asked)
    await countPlaces(by, { programme_id: programme.id, commune: household.commune, kind }, { promised: 1 })
  await markNeeds(by, household.id, asked, ['heard', 'qualified', 'prescribed'], 'promised')
  await record(by, {
    act: 'allocation.promised',
    subject: ['allocation', ids[0] ?? ''],
    householdId: household.id,
    to: 'promised',
    data: { kinds: asked, programme: programme.name, device: device?.id ?? null, simCard: sim?.id ?? null },
  })
  return { ids }
}

async function refusalOfPlaces(
  by: Acting,
  household: SeenHousehold,
  programmeId: string,
  asked: Kind[],
): Promise<Refusal | null> {
  const quotas = await lockPlaces(by, programmeId, household.commune, asked)
  const already = await by.db
    .selectFrom('allocation')
    .select(['kind', 'state'])
    .where('household_id', 'in', filesOf(household.id))
    .where('programme_id', '=', programmeId)
    .where('state', '<>', 'cancelled')
    .execute()
  for (const kind of asked) {
    const of = <T extends { kind: string }>(rows: T[]) => rows.find((row) => row.kind === kind)
    const refusal = refusalOfPlace({
      kind,
      commune: household.commune_name,
      quota: of(quotas),
      already: of(already)?.state,
    })
    if (refusal) return refuse(refusal, kind === 'computer' ? 'device' : 'sim')
  }
  return null
}

async function takeDevice(by: Acting, id: string, programmeId: string): Promise<Refusal | { id: string }> {
  const device = await by.db
    .selectFrom('device')
    .select(['id', 'state', 'programme_id'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()
  const refusal = refusalOfDevice(device, programmeId)
  if (refusal) return refuse(refusal, 'device')
  const taken = await reserveDevice(by, id)
  return taken ? refuse(taken.refusal, 'device') : { id }
}
