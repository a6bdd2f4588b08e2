import { digestOf, newToken } from '#network/accounts/invited.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Answered, type Declared, toKeep } from '../answer/answer.store.ts'
import { refusalToType } from '../campaign/census.rules.ts'
import type { Census } from '../campaign/census.store.ts'

/** Keeps what a structure wrote on paper, typed by its coordination. Typed again, it replaces what was typed before. */
export async function typeAnswer(
  by: Acting,
  census: Census,
  partner: string,
  form: Answered,
): Promise<Refusal | { partner: string }> {
  const organisation_id = by.member.organisationId
  await by.db.selectFrom('census').select('id').where('id', '=', census.id).forUpdate().execute()
  const known = await by.db
    .selectFrom('census_invitation')
    .select(['id', 'partner', 'opened_at'])
    .where('organisation_id', '=', organisation_id)
    .where('census_id', '=', census.id)
    .where((q) => q(q.fn('lower', ['partner']), '=', partner.toLowerCase()))
    .orderBy('answered_at')
    .executeTakeFirst()
  const refusal = refusalToType(census, dayOf(by.now), known)
  if (refusal) return refuse(refusal, 'partner')
  const id = known?.id ?? by.newId()
  const { counts, said } = toKeep(census, form)
  const answer = { answers: JSON.stringify(said), answered_at: by.now }
  if (known) await by.db.updateTable('census_invitation').set(answer).where('id', '=', id).execute()
  else
    await by.db
      .insertInto('census_invitation')
      .values({
        ...{ id, organisation_id, census_id: census.id, partner, email: null, invited_at: by.now },
        // Nobody holds this link: the answer came on paper.
        token_hash: digestOf(newToken()),
        ...answer,
      })
      .execute()
  await replaceCounts(by, id, counts)
  await record(by, {
    act: 'census.paper_typed',
    subject: ['census', census.id],
    to: 'answered',
    data: { invitation: id },
  })
  return { partner: known?.partner ?? partner }
}

/** Counts of a structure, whole: what was there goes. Part of an act. */
export async function replaceCounts(by: Acting, invitation_id: string, counts: readonly Declared[]): Promise<void> {
  const organisation_id = by.member.organisationId
  await by.db
    .deleteFrom('census_count')
    .where('organisation_id', '=', organisation_id)
    .where('invitation_id', '=', invitation_id)
    .execute()
  const seen = counts
    .filter(({ declared }) => declared > 0)
    .map((count) => ({ ...count, organisation_id, invitation_id }))
  if (seen.length > 0) await by.db.insertInto('census_count').values(seen).execute()
}
