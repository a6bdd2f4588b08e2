import type { z } from 'zod'
import { hearAgain } from '#needs/households/heardAgain.store.ts'
import { refusalToReach } from '#needs/households/household.rules.ts'
import { householdSeenBy, type SeenHousehold } from '#needs/households/household.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { labelOf } from '../prescriptions/communeChoice.ts'
import type { NewSheetForm, SendSheetForm } from '../prescriptions/prescription.form.ts'
import type { NewTyped } from '../prescriptions/prescription.new.pages.tsx'
import { receiverAsked } from '../prescriptions/sendable.store.ts'
import { refusalOfYoung, youngKept } from '../young/young.rules.ts'
import { youngOf } from '../young/young.store.ts'
import { passedOf } from './passed.store.ts'
import type { Passed } from './passed.words.ts'

/** What would be passed on, and to whom: nothing of it is written. */
export type PassedTo = Passed & { receiverId: string }
type Typed = NewTyped<z.output<typeof NewSheetForm>>

/** Of a household that is followed already, with what is said on this page. */
export async function passedSaying(
  by: Acting,
  household: SeenHousehold,
  { to, young, fifteen, ...said }: z.output<typeof SendSheetForm>,
): Promise<Refusal | PassedTo> {
  const { asked } = await youngOf(by, household.id)
  const unsaid = refusalOfYoung(asked, { young, fifteen })
  if (unsaid) return refuse(unsaid.sentence, unsaid.field)
  const receiver = await receiverAsked(by, household.commune, to)
  if (refused(receiver)) return receiver
  const passed = await passedOf(by, household, { ...said, young: youngKept(asked, young) })
  return { ...passed, receiverId: receiver.organisationId }
}

/** Of somebody new: what was typed, and nothing else. */
export async function passedAsTyped(by: Acting, { form, commune }: Typed): Promise<Refusal | PassedTo> {
  const { to, needs: kinds, commune_choice, birth_year, ...typed } = form
  const reach = refusalToReach(typed)
  if (reach) return refuse(reach.sentence, reach.field)
  const receiver = await receiverAsked(by, commune.insee, to)
  if (refused(receiver)) return receiver
  return {
    ...{ ...typed, kinds, commune: commune.name, people: [], publics: [], followed: false },
    ...{ phone: typed.phone ?? null, email: typed.email ?? null },
    connection_at_hand: typed.connection_at_hand ?? null,
    young: typed.adults === 0 ? youngKept('teen', typed.young) : null,
    receiverId: receiver.organisationId,
  }
}

/**
 * Of a family whose file is to hear what was typed: the act itself, undone. The sheet says what will be passed on once it is done, with the
 * people and the precautions of the file. Undefined when this member does not see that file.
 */
export async function passedOnceHeard(
  by: Acting,
  { form, commune }: Typed,
  same: string,
): Promise<Refusal | PassedTo | undefined> {
  let passed: Refusal | PassedTo | undefined
  await attempt(by.db, async () => {
    const heard = await hearAgain(by, same, { ...form, commune: labelOf(commune), informed: 'oui' })
    const household = heard && !refused(heard) ? await householdSeenBy(by, heard.id) : undefined
    const { to, needs: kinds, urgent, young, fifteen, message } = form
    const said = { to, kinds, urgent, young, fifteen, message }
    passed = household ? await passedSaying(by, household, said) : (heard as Refusal | undefined)
    return refuse('Rien n’est écrit pour une feuille à signer.')
  })
  return passed
}
