import { type RefusalReason, sayWhy } from '#orientation/prescriptions/words.ts'
import type { Demo, Row } from './demo.ts'
import { type Household, moveNeeds, type NeedKind } from './households.ts'
import { type Organisation, type Person, senderOf } from './people.ts'

export type Prescription = Row<'prescription'>
type Sent = {
  by: Person
  to: Organisation
  at: Date
  kinds: readonly NeedKind[]
  programme?: string | null
  urgent?: boolean
  message?: string
  instead?: Prescription
}

/** Addresses a household to a coordination. */
export function orient(
  demo: Demo,
  household: Household,
  { by, to, at, kinds, programme = null, urgent = false, message = '', instead }: Sent,
): Prescription {
  const id = demo.id(at)
  if (instead) Object.assign(instead, { state: 'rerouted', noted_at: at, updated_at: at })
  demo.note(by, at, {
    ...{ act: 'prescription.sent', subject: ['prescription', id], householdId: household.id, to: 'sent' },
    data: { to: to.name, kinds: [...kinds], urgent, agreed: null, instead: instead?.id ?? null },
  })
  return demo.add('prescription', {
    ...{
      id,
      household_id: household.id,
      organisation_id: by.organisation.id,
      to_organisation_id: to.id,
      programme_id: programme,
      member_id: by.id,
    },
    ...{
      sender: senderOf(by),
      kinds: [...kinds],
      urgent,
      message,
      state: 'sent',
      why: null,
      sent_at: at,
      answered_at: null,
      answered_by: null,
      updated_at: at,
    },
    ...{ suggested_id: null, noted_at: null, reminded_at: null, seen_at: null, seen_by: null },
    ...{ asked_at: null, question_reminded_at: null, paused_seconds: 0, answered_by_link: false, family_told_at: null },
  })
}

export function accept(demo: Demo, household: Household, prescription: Prescription, by: Person, at: Date): void {
  Object.assign(prescription, { state: 'accepted', answered_at: at, answered_by: by.name, updated_at: at })
  moveNeeds(household, prescription.kinds, ['heard', 'qualified'], 'prescribed', at)
  demo.note(by, at, {
    act: 'prescription.accepted',
    subject: ['prescription', prescription.id],
    householdId: household.id,
    from: 'sent',
    to: 'accepted',
  })
}

type Refused = { by: Person; at: Date; reason: RefusalReason; said: string; suggested?: Organisation }

export function refuse(
  demo: Demo,
  household: Household,
  prescription: Prescription,
  { by, at, reason, said, suggested }: Refused,
): void {
  const why = sayWhy(reason, said)
  Object.assign(prescription, {
    state: 'refused',
    why,
    answered_at: at,
    answered_by: by.name,
    updated_at: at,
    suggested_id: suggested?.id ?? null,
  })
  demo.note(by, at, {
    act: 'prescription.refused',
    subject: ['prescription', prescription.id],
    householdId: household.id,
    from: 'sent',
    to: 'refused',
    why,
    data: { reason },
  })
}

/** The sender has read the answer. */
export function read(demo: Demo, household: Household, prescription: Prescription, by: Person, at: Date): void {
  prescription.noted_at = at
  demo.note(by, at, {
    act: 'prescription.noted',
    subject: ['prescription', prescription.id],
    householdId: household.id,
  })
}
