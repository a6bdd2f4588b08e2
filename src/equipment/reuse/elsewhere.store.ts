import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { type ElsewhereForm, type Outlet, refusalOfYear } from './elsewhere.form.ts'
import type { Category } from './reuse.rules.ts'

/** What the member's own organisation reused without Maillon and did not withdraw, year after year. */
export const elsewhereOf = async (by: Acting) =>
  (
    await by.db
      .selectFrom('reused_elsewhere')
      .select(['id', 'year', 'category', 'nature', 'count', 'outlet', 'taker', 'document'])
      .where('organisation_id', '=', by.member.organisationId)
      .where('withdrawn_at', 'is', null)
      .orderBy('year', 'desc')
      .orderBy('id')
      .execute()
  ).map((row) => ({ ...row, category: row.category as Category, outlet: row.outlet as Outlet }))

export type Elsewhere = Awaited<ReturnType<typeof elsewhereOf>>[number]

/** A donor says what else went to reuse, with the document that proves it. */
export async function noteElsewhere(by: Acting, form: z.output<typeof ElsewhereForm>): Promise<Refusal | null> {
  const refusal = refusalOfYear(form.annee, dayOf(by.now))
  if (refusal) return refuse(refusal, 'annee')
  const { annee, ...said } = form
  const id = by.newId()
  await by.db
    .insertInto('reused_elsewhere')
    .values({
      ...{ id, organisation_id: by.member.organisationId, year: annee, ...said },
      ...{ noted_at: by.now, noted_by: by.member.name },
    })
    .execute()
  await record(by, {
    act: 'reuse.elsewhere_noted',
    subject: ['reused_elsewhere', id],
    data: { year: annee, count: said.count, outlet: said.outlet },
  })
  return null
}

/** A wrong line is withdrawn, once: it counts no more, and stays in the trace. False when it is not there to be withdrawn. */
export async function withdrawElsewhere(by: Acting, id: string): Promise<boolean> {
  const done = await by.db
    .updateTable('reused_elsewhere')
    .set({ withdrawn_at: by.now, withdrawn_by: by.member.name })
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!done) return false
  await record(by, { act: 'reuse.elsewhere_withdrawn', subject: ['reused_elsewhere', id] })
  return true
}
