import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { beneficiarySeenBy } from '../beneficiaries/beneficiary.store.ts'
import { filesOf } from '../households/files.store.ts'
import { readsItsOwn } from '../households/household.rules.ts'
import { refusalOfStopped } from '../rights/stopped.rules.ts'
import { stoppedOf } from '../rights/stopped.store.ts'
import type { PublicForm } from './public.form.ts'

/** What was declared of a household and still holds: which public, of whom, by whom and when. Never a document. */
export const publicsOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('target_public as t')
    .innerJoin('organisation', 'organisation.id', 't.organisation_id')
    .leftJoin('beneficiary', 'beneficiary.id', 't.beneficiary_id')
    .select(['t.id', 't.kind', 't.since', 't.declared_on', 't.organisation_id', 'beneficiary.first_name'])
    .select((q) => q.fn.coalesce('organisation.masked_as', 'organisation.name').as('organisation'))
    // Masked words say enough once; they stand for its people too.
    .select(
      sql<string | null>`case when organisation.masked_as is null or t.organisation_id = ${by.member.organisationId}
        then said_to_others(t.household_id, t.organisation_id, t.declared_by) end`.as('declared_by'),
    )
    .where('t.household_id', 'in', filesOf(householdId))
    .$if(readsItsOwn(by.member), (own) => own.where('t.organisation_id', '=', by.member.organisationId))
    .where('t.ended_on', 'is', null)
    .orderBy('t.declared_on')
    .orderBy('t.id')
    .execute()
export type DeclaredPublic = Awaited<ReturnType<typeof publicsOf>>[number]

/** Declares that a household, or one of its people, belongs to a public: a dated fact that its author answers for. */
export async function declarePublic(
  by: Acting,
  householdId: string,
  form: PublicForm,
): Promise<Refusal | { id: string }> {
  const stopped = refusalOfStopped(await stoppedOf(by, householdId))
  if (stopped) return refuse(stopped)
  const today = dayOf(by.now)
  if (form.since && form.since > today) return refuse('Ce jour n’est pas encore venu.', 'since')
  if (form.person && !(await beneficiarySeenBy(by, householdId, form.person)))
    return refuse('Choisissez une personne de la famille.', 'person')
  const id = by.newId()
  const { numInsertedOrUpdatedRows: written } = await by.db
    .insertInto('target_public')
    .values({
      ...{
        id,
        household_id: householdId,
        beneficiary_id: form.person ?? null,
        kind: form.kind,
        since: form.since ?? null,
      },
      ...{ organisation_id: by.member.organisationId, declared_by: by.member.name, declared_on: today },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!written) return refuse('Votre structure l’a déjà déclaré.', 'kind')
  await record(by, { act: 'public.declared', subject: ['target_public', id], householdId, data: { kind: form.kind } })
  return { id }
}

/** What one's own organisation declared does not hold any more. */
export async function endPublic(by: Acting, householdId: string, id: string): Promise<Refusal | { id: string }> {
  const ended = isId(id)
    ? await by.db
        .updateTable('target_public')
        .set({ ended_on: dayOf(by.now) })
        .where('id', '=', id)
        .where('household_id', '=', householdId)
        .where('organisation_id', '=', by.member.organisationId)
        .where('ended_on', 'is', null)
        .returning('kind')
        .executeTakeFirst()
    : undefined
  if (!ended) return refuse('Seule la structure qui l’a déclaré peut le retirer.')
  await record(by, { act: 'public.ended', subject: ['target_public', id], householdId, data: { kind: ended.kind } })
  return { id }
}
