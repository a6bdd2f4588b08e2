import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import type { RecipientForm } from './recipient.form.ts'

/** Under which title an organisation receives public gifts; nothing when it never said so. */
export const titleOf = (by: Acting, organisationId: string) =>
  by.db
    .selectFrom('recipient_title')
    .select(['kind', 'reference', 'since', 'declared_at', 'declared_by'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()

/** The workshop says which of the listed bodies it is; said again, the later word counts, and both stay in its trace. */
export async function declareTitle(by: Acting, form: z.output<typeof RecipientForm>): Promise<void> {
  const said = { ...form, since: form.since ?? null, declared_at: by.now, declared_by: by.member.name }
  await by.db
    .insertInto('recipient_title')
    .values({ organisation_id: by.member.organisationId, ...said })
    .onConflict((c) => c.column('organisation_id').doUpdateSet(said))
    .execute()
  await record(by, {
    act: 'recipient.declared',
    subject: ['organisation', by.member.organisationId],
    to: form.kind,
    data: { reference: form.reference, since: form.since ?? null },
  })
}
