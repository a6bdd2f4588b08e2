import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type Answered, type Declared, toKeep } from '../answer/answer.store.ts'
import { refusalToType } from '../campaign/census.rules.ts'
import { type Census, lockCensus } from '../campaign/census.store.ts'
import { addPartner, partnerCalled } from '../campaign/partner.store.ts'

/** Keeps what a structure wrote on paper, typed by its coordination. Typed again, it replaces what was typed before. */
export async function typeAnswer(
  by: Acting,
  census: Census,
  partner: string,
  form: Answered,
): Promise<Refusal | { partner: string }> {
  const standing = await lockCensus(by, census.id)
  const known = await partnerCalled(by, census.id, partner)
  const refusal = refusalToType(standing, dayOf(by.now), known)
  if (refusal) return refuse(refusal, 'partner')
  const { counts, said } = toKeep(census, partner, form)
  const answers = JSON.stringify(said)
  const id = known?.id ?? (await addPartner(by, census.id, partner, answers, 'paper'))
  if (known)
    await by.db
      .updateTable('census_invitation')
      .set({ answers, answered_at: by.now, came_by: 'paper' })
      .where('id', '=', id)
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
