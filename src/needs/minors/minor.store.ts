import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Beneficiary, peopleOf } from '../beneficiaries/beneficiary.store.ts'
import { filesOf } from '../households/files.store.ts'
import { NOTICE_VERSION } from '../notice/words.ts'
import type { MinorForm } from './minor.form.ts'
import { holdersAmong, refusalOfMinor, whoAgrees } from './minor.rules.ts'

/** The agreements of the children of a household that stand, as this organisation noted them. */
export const childAgreementsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('agreement')
    .select(['id', 'beneficiary_id', 'given_by', 'given_as', 'given_on', 'how', 'noted_by', 'text_version'])
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', by.member.organisationId)
    .where('kind', '=', 'child')
    .where('withdrawn_on', 'is', null)
    .orderBy('given_on', 'desc')
    .orderBy('id')
    .execute()
export type ChildAgreement = Awaited<ReturnType<typeof childAgreementsOf>>[number]

const ALREADY = 'Un accord est déjà noté. S’il a changé, notez d’abord son retrait.'

/** Notes that a minor agreed, alone or with an adult who decides for it; the version of the text that was read is kept. */
export async function noteChildAgreement(
  by: Acting,
  child: Beneficiary,
  form: MinorForm,
): Promise<Refusal | { id: string }> {
  const agreeing = whoAgrees(child, dayOf(by.now))
  const holder = holdersAmong(await peopleOf(by, child.household_id)).find(
    ({ rows }) => form.holder && rows.includes(form.holder),
  )
  const refusal = refusalOfMinor(agreeing, child.first_name, { child_agreed: form.child_agreed, holder })
  if (refusal) return refuse(refusal.sentence, refusal.field)
  const giver = agreeing === 'both' && holder ? holder : child
  const id = by.newId()
  return attempt(
    by.db,
    async () => {
      await by.db
        .insertInto('agreement')
        .values({
          id,
          household_id: child.household_id,
          organisation_id: by.member.organisationId,
          kind: 'child',
          beneficiary_id: child.id,
          child_agreed: true,
          given_by: giver.first_name,
          given_as: giver === child ? 'self' : holder?.authority,
          how: form.how,
          given_on: dayOf(by.now),
          noted_by: by.member.name,
          text_version: NOTICE_VERSION,
        })
        .execute()
      await record(by, {
        act: 'agreement.child_noted',
        subject: ['beneficiary', child.id],
        householdId: child.household_id,
      })
      return { id }
    },
    { agreement_of_child_once: ALREADY },
  )
}

/** The child, or who decides for it, takes the agreement back. */
export async function withdrawChildAgreement(by: Acting, child: Beneficiary): Promise<Refusal | { count: number }> {
  const withdrawn = await by.db
    .updateTable('agreement')
    .set({ withdrawn_on: dayOf(by.now) })
    .where('beneficiary_id', '=', child.id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('kind', '=', 'child')
    .where('withdrawn_on', 'is', null)
    .returning('id')
    .execute()
  if (withdrawn.length === 0) return refuse('Aucun accord n’est en cours.')
  await record(by, {
    act: 'agreement.child_withdrawn',
    subject: ['beneficiary', child.id],
    householdId: child.household_id,
  })
  return { count: withdrawn.length }
}
