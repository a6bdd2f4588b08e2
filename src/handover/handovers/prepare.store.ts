import { isMissing } from '#allocation/allocations/allocation.rules.ts'
import { promisesTo } from '#allocation/allocations/allocation.store.ts'
import { lockAllocations } from '#allocation/allocations/promise.lock.store.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfDue } from './due.rules.ts'
import type { PrepareForm } from './handover.form.ts'
import { refusalOfGift, refusalToPrepare } from './handover.rules.ts'
import { handoverAppointments, lastWords, ownPlaces } from './prepare.choices.store.ts'

/** Prepares the sheet of what will change hands: one act. Nothing moves before it is signed. */
export async function prepareHandover(
  by: Acting,
  household: SeenHousehold,
  form: PrepareForm,
): Promise<Refusal | { id: string }> {
  const refusal = refusalToPrepare(by.member, household)
  if (refusal) return refuse(refusal)
  const due = refusalOfDue(form.kind, form.due_on, dayOf(by.now))
  if (due) return refuse(due, 'due_on')
  return attempt(by.db, () => prepareUnderLocks(by, household, form), lastWords)
}

async function prepareUnderLocks(
  by: Acting,
  household: SeenHousehold,
  form: PrepareForm,
): Promise<Refusal | { id: string }> {
  const where = await placeMeant(by, household.id, form)
  if ('refusal' in where) return where
  const known = (await promisesTo(by, household.id)).filter((row) => !isMissing(row))
  const entrusted = refusalOfGift(
    form.kind,
    known.filter(({ id }) => form.items.includes(id)),
  )
  if (entrusted) return refuse(entrusted, 'kind')
  const own = known.map(({ id }) => id)
  const promised = (await lockAllocations(by, form.items)).filter(
    ({ id, state }) => own.includes(id) && state === 'promised',
  )
  if (promised.length !== new Set(form.items).size)
    return refuse('Une de ces promesses a changé : rouvrez la page.', 'items')
  const id = by.newId()
  await by.db
    .insertInto('handover')
    .values({
      id,
      organisation_id: by.member.organisationId,
      household_id: household.id,
      ...where,
      kind: form.kind,
      due_on: form.kind === 'loan' ? (form.due_on ?? null) : null,
      handed_by: by.member.name,
      created_at: by.now,
      updated_at: by.now,
    })
    .execute()
  await by.db
    .insertInto('handover_item')
    .values(
      promised.map((promise) => ({
        id: by.newId(),
        handover_id: id,
        household_id: household.id,
        allocation_id: promise.id,
        device_id: promise.device_id,
        sim_card_id: promise.device_id ? null : promise.sim_card_id,
        accessories: promise.device_id ? form.accessories : '',
      })),
    )
    .execute()
  await record(by, {
    act: 'handover.prepared',
    subject: ['handover', id],
    householdId: household.id,
    to: 'prepared',
    data: { kind: form.kind, items: promised.length },
  })
  return { id }
}

async function placeMeant(
  by: Acting,
  householdId: string,
  form: PrepareForm,
): Promise<Refusal | { place_id: string | null; appointment_id: string | null }> {
  const appointment = form.appointment
    ? (await handoverAppointments(by, householdId)).find(({ id }) => id === form.appointment)
    : undefined
  if (form.appointment && !appointment)
    return refuse('Ce rendez-vous n’est plus prévu : choisissez-en un autre.', 'appointment')
  if (form.place && !(await ownPlaces(by)).some(({ id }) => id === form.place))
    return refuse('Choisissez un lieu de la liste.', 'place')
  return { place_id: form.place ?? appointment?.place_id ?? null, appointment_id: appointment?.id ?? null }
}
