import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfDue } from '../handovers/due.rules.ts'
import { ownPlaces } from '../handovers/prepare.choices.store.ts'
import type { CeremonyForm, ClassForm } from './handout.form.ts'
import { refusalOfDay } from './handout.rules.ts'
import { withDevice } from './handout.words.ts'

type Day = Pick<ClassForm & CeremonyForm, 'title' | 'held_on' | 'place' | 'kind' | 'due_on' | 'with'>

/** What stands in the way of a session before anything is locked: its day, its end, its place. */
export async function refusalOfHandout(by: Acting, form: Day): Promise<Refusal | null> {
  const today = dayOf(by.now)
  const day = refusalOfDay(form.held_on, today)
  if (day) return refuse(day, 'held_on')
  const due = refusalOfDue(form.kind, form.due_on, today)
  if (due) return refuse(due, 'due_on')
  if (form.place && !(await ownPlaces(by)).some(({ id }) => id === form.place))
    return refuse('Choisissez un lieu de la liste.', 'place')
  return null
}

/** The session itself, inside the act that prepares its sheets. */
export async function insertHandout(by: Acting, form: Day, classId: string | null): Promise<string> {
  const id = by.newId()
  await by.db
    .insertInto('handout')
    .values({
      ...{ id, organisation_id: by.member.organisationId, title: form.title, held_on: form.held_on },
      ...{ place_id: form.place ?? null, class_id: classId, kind: form.kind },
      due_on: form.kind === 'loan' ? (form.due_on ?? null) : null,
      ...{ created_by: by.member.name, created_at: by.now },
    })
    .execute()
  return id
}

type NewItem = {
  device_id?: string | null
  sim_card_id?: string | null
  allocation_id?: string | null
  beneficiary_id?: string | null
  label?: string | null
  count?: number
}
type NewSheet = { household: string; items: readonly NewItem[] }

/** What goes with each device, as things of their own. */
export const labelsOf = (form: Pick<Day, 'with'>, devices: number): NewItem[] =>
  form.with.map((key) => ({ label: withDevice[key], count: devices }))

/** The sheets of a session, in the order given, from line `first` on: each one leaves its trace in the household's story. */
export async function sheetsAtOnce(
  by: Acting,
  { id, form, first = 1 }: { id: string; form: Day; first?: number },
  sheets: readonly NewSheet[],
): Promise<void> {
  if (sheets.length === 0) return
  const numbered = sheets.map((sheet, at) => ({ ...sheet, id: by.newId(), line: first + at }))
  await by.db
    .insertInto('handover')
    .values(
      numbered.map((sheet) => ({
        ...{ id: sheet.id, organisation_id: by.member.organisationId, household_id: sheet.household },
        ...{ handout_id: id, line: sheet.line, place_id: form.place ?? null, kind: form.kind },
        due_on: form.kind === 'loan' ? (form.due_on ?? null) : null,
        ...{ handed_by: by.member.name, created_at: by.now, updated_at: by.now },
      })),
    )
    .execute()
  await by.db
    .insertInto('handover_item')
    .values(
      numbered.flatMap((sheet) =>
        sheet.items.map((item) => ({
          ...{ id: by.newId(), handover_id: sheet.id, household_id: sheet.household },
          ...{ device_id: item.device_id ?? null, sim_card_id: item.sim_card_id ?? null },
          ...{ allocation_id: item.allocation_id ?? null, beneficiary_id: item.beneficiary_id ?? null },
          ...{ label: item.label ?? null, count: item.count ?? 1 },
        })),
      ),
    )
    .execute()
  for (const sheet of numbered)
    await record(by, {
      act: 'handover.prepared',
      subject: ['handover', sheet.id],
      householdId: sheet.household,
      to: 'prepared',
      data: { kind: form.kind, items: sheet.items.length, handout: id },
    })
}
