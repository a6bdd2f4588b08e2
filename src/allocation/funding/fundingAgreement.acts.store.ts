import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { refusalOfCommunes } from '../programmes/aim.rules.ts'
import { coveredBy } from '../programmes/aim.store.ts'
import { refusalOfPeriod } from '../programmes/programme.rules.ts'
import { possibleFunders } from '../programmes/programme.store.ts'
import type { FundingAgreementForm } from './fundingAgreement.form.ts'
import { STALE } from './fundingAgreement.rules.ts'
import type { SeenFundingAgreement } from './fundingAgreement.store.ts'

const lastWords = {
  funding_agreement_title: 'Une autre convention de ce programme porte ce nom. Choisissez-en un autre.',
}

/** Writes an agreement of a programme. */
export const writeFundingAgreement = (by: Acting, programmeId: string, form: FundingAgreementForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const refusal = await refusalOf(by, programmeId, form)
      if (refusal) return refusal
      const id = by.newId()
      await by.db
        .insertInto('funding_agreement')
        .values({
          ...{ id, organisation_id: by.member.organisationId, programme_id: programmeId, written_at: by.now },
          ...columnsOf(form),
        })
        .execute()
      await record(by, {
        act: 'funding_agreement.written',
        subject: ['funding_agreement', id],
        data: { title: form.title, programme: programmeId },
      })
      return { id }
    },
    lastWords,
  )

/** Changes an agreement, unless somebody else did since it was read. */
export const changeFundingAgreement = (
  by: Acting,
  { id, programme_id }: SeenFundingAgreement,
  form: FundingAgreementForm,
) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const refusal = await refusalOf(by, programme_id, form)
      if (refusal) return refusal
      const { numUpdatedRows } = await by.db
        .updateTable('funding_agreement')
        .set((q) => ({ ...columnsOf(form), version: q('version', '+', 1) }))
        .where('id', '=', id)
        .where('organisation_id', '=', by.member.organisationId)
        .where('version', '=', form.version ?? 0)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return refuse(STALE)
      await record(by, {
        act: 'funding_agreement.changed',
        subject: ['funding_agreement', id],
        data: { title: form.title, programme: programme_id },
      })
      return { id }
    },
    lastWords,
  )

async function refusalOf(by: Acting, programmeId: string, form: FundingAgreementForm): Promise<Refusal | null> {
  const period = refusalOfPeriod(form.starts_on, form.ends_on)
  if (period) return refuse(period, 'ends_on')
  if (form.funder && !(await possibleFunders(by)).some(({ id }) => id === form.funder))
    return refuse('Choisissez un financeur de la liste.', 'funder')
  const strange = refusalOfCommunes(form.communes, await coveredBy(by, programmeId))
  return strange ? refuse(strange, 'communes') : null
}

const columnsOf = (form: FundingAgreementForm) => ({
  ...{ title: form.title, reference: form.reference, starts_on: form.starts_on, ends_on: form.ends_on ?? null },
  ...{ funder_id: form.funder ?? null, communes: form.communes, publics: form.publics },
  amount_cents: form.amount ?? null,
})
