import { noteReading } from '#needs/households/household.store.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import type { Errors, Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import type { Page } from '#platform/web/routes.ts'
import { cameToNothing } from '../arrivals/arrival.rules.ts'
import { nextFor } from '../next/next.store.ts'
import { threadOf } from '../questions/question.store.ts'
import { followUpOf } from './followUp.store.ts'
import { PrescriptionPage } from './prescription.page.tsx'
import { answers, refusalToReroute } from './prescription.rules.ts'
import { prescriptionSeenBy, type SeenPrescription } from './prescription.store.ts'
import { type Receiver, receiversFor } from './receiver.store.ts'
import { alikeServed, servedKinds } from './served.store.ts'

/** The prescription that the address names, for one of its two organisations; a 404 for anybody else. */
export const asked = async (c: Page): Promise<SeenPrescription> =>
  found(await prescriptionSeenBy(c.var.by, c.req.param('id') ?? ''))
/** Whether this member's organisation sent it; otherwise it received it. */
export const isMine = (c: Page, { organisation_id }: SeenPrescription) =>
  organisation_id === c.var.member.organisationId

/** The same, for who received it: only the receiver answers, for anyone else there is nothing here. */
export const received = async (c: Page) => {
  const prescription = await asked(c)
  return found(isMine(c, prescription) ? undefined : prescription)
}
/** The same, for who sent it: only the sender takes back, or answers a question. */
export const sent = async (c: Page) => {
  const prescription = await asked(c)
  return found(isMine(c, prescription) ? prescription : undefined)
}

/** Where the act leads, or the same page as it is now with the reason why not. */
export async function after(
  c: Page,
  { id }: SeenPrescription,
  done: Refusal | { id: string },
  said: string,
  next: string,
  typed: Typed = {},
) {
  if (!refused(done)) {
    flash(c, said)
    return c.redirect(next, 303)
  }
  const still = await prescriptionSeenBy(c.var.by, id)
  if (still) return show(c, still, typed, { [done.field ?? 'form']: done.refusal })
  flash(c, done.refusal)
  return c.redirect('/orientations', 303)
}

/** Its page, as its reader sees it now, with what was typed and why an act was refused. */
export async function show(c: Page, prescription: SeenPrescription, values: Typed = {}, errors?: Errors) {
  const { by, member, now } = c.var
  const mine = isMine(c, prescription)
  const erased = prescription.forgotten_at !== null
  const mayAnswer = !mine && prescription.state === 'sent' && !prescription.stopped && answers.includes(member.role)
  const maySay = !mine && prescription.state === 'accepted' && !prescription.stopped && answers.includes(member.role)
  const [followUp, others, served, alike, thread, next] = await Promise.all([
    mine ? followUpOf(by, prescription) : [],
    mayAnswer ? receiversFor(by, prescription.insee ?? '') : [],
    mayAnswer
      ? servedKinds(by, prescription.household_id, {
          organisationId: member.organisationId,
          programmeId: prescription.programme_id,
          kinds: prescription.kinds,
        })
      : [],
    mayAnswer ? alikeServed(by, prescription) : [],
    prescription.household ? threadOf(by, prescription.id) : [],
    mine && !erased && !refusalToReroute({ ...prescription, toNothing: cameToNothing(prescription) })
      ? nextFor(by, prescription)
      : null,
    prescription.household ? noteReading(by, prescription.household_id) : null,
  ])
  return c.render(
    <PrescriptionPage
      {...{ prescription, mine, mayAnswer, maySay, followUp, alike, thread, next, values, errors, now }}
      others={onceEach(others)}
      served={served.length > 0}
    />,
    {
      title: 'Orientation',
      crumbs: [['Orientations', '/orientations']],
      status: errors ? 422 : 200,
    },
  )
}

const onceEach = (others: readonly Receiver[]) =>
  others.filter((other, at) => others.findIndex((first) => first.organisationId === other.organisationId) === at)
