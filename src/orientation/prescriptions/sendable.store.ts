import { saidBy } from '#needs/ages/fifteen.words.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { type NeedKind, needWords } from '#needs/households/words.ts'
import { refusalOfStopped } from '#needs/rights/stopped.rules.ts'
import { stoppedOf } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { refusalOfYoung, youngKept } from '../young/young.rules.ts'
import { youngOf } from '../young/young.store.ts'
import { agreedTowards } from './agreement.rules.ts'
import { agreedOf } from './agreement.store.ts'
import { refusalOfSender } from './limits.store.ts'
import type { SendForm } from './prescription.form.ts'
import { refusalToSend } from './prescription.rules.ts'
import { type Receiver, receiversFor } from './receiver.store.ts'
import { openTowards, servedKinds } from './served.store.ts'

/** The household that is addressed, as far as the rules of sending read it. */
export type AddressedHousehold = Pick<SeenHousehold, 'id' | 'commune' | 'scope' | 'status'>

/** All that has to be known before a household is addressed: to whom, whether it agreed to that one before, what is said of a young person, and who says that they are fifteen. */
export type Sendable = {
  receiver: Receiver
  agreedBefore: boolean
  young: 'with_parent' | 'alone' | null
  fifteen: 'self' | 'parent' | 'seen' | null
}

/** Why a household may not be addressed so, or with what it may. Holds the member's cap until the act commits. */
export async function sendable(by: Acting, household: AddressedHousehold, form: SendForm): Promise<Refusal | Sendable> {
  const receiver = await receiverAsked(by, household.commune, form.to)
  if (refused(receiver)) return receiver
  if (form.agreed_on && form.agreed_on > dayOf(by.now)) return refuse('Ce jour n’est pas encore venu.', 'agreed_on')
  const [agreed, already, served, stopped, young] = await Promise.all([
    agreedOf(by, household.id),
    openTowards(by, household.id, receiver.organisationId),
    servedKinds(by, household.id, { ...receiver, kinds: form.kinds }),
    whyStopped(by, household.id),
    youngOf(by, household.id),
  ])
  const agreedBefore = agreedTowards(agreed, receiver.organisationId)
  const mayShare = agreedBefore || form.agreed !== undefined
  const said = served.map((kind) => needWords[kind as NeedKind])
  const refusal = refusalToSend(
    { household, mayShare, already, served: said, stopped, receiver: receiver.name },
    by.now,
  )
  if (refusal) return refuse(refusal, served.length > 0 ? 'kinds' : mayShare ? undefined : 'agreed')
  const unsaid = refusalOfYoung(young.asked, form)
  if (unsaid) return refuse(unsaid.sentence, unsaid.field)
  const fifteen = young.asked === 'fifteen' ? saidBy(form.fifteen) : null
  return { receiver, agreedBefore, young: youngKept(young.asked, form.young), fifteen }
}

/** What the person asked that keeps anybody from passing it on, said as a refusal. */
export const whyStopped = async (by: Acting, householdId: string): Promise<string | null> =>
  refusalOfStopped(await stoppedOf(by, householdId))

/** Whom a form names, among those who may be addressed a household of this commune by a member who may send one more. */
export async function receiverAsked(by: Acting, commune: string, to: string): Promise<Refusal | Receiver> {
  const stopped = await refusalOfSender(by)
  if (stopped) return refuse(stopped)
  const receiver = (await receiversFor(by, commune)).find(({ value }) => value === to)
  return receiver ?? refuse('Cette structure ne reçoit pas d’orientations. Choisissez-en une autre.', 'to')
}
