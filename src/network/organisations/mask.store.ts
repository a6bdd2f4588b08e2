import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'

/** From now on the others read this member's organisation by its own name: its decision, dated and signed. */
export async function liftMask(by: Acting): Promise<Refusal | { id: string }> {
  const id = by.member.organisationId
  const { rows } = await sql<{ done: boolean }>`select lift_mask(${by.now}) as done`.execute(by.db)
  if (!rows[0]?.done) return refuse('Le nom de votre structure est déjà montré.')
  await record(by, { act: 'organisation.mask_lifted', subject: ['organisation', id], from: 'masked', to: 'named' })
  return { id }
}

/** Neutral words again, also on what was sent meanwhile under its name. */
export async function putMaskBack(by: Acting): Promise<Refusal | { id: string }> {
  const id = by.member.organisationId
  const { rows } = await sql<{ done: boolean }>`select put_mask_back() as done`.execute(by.db)
  if (!rows[0]?.done) return refuse('Le nom de votre structure est déjà caché.')
  await record(by, { act: 'organisation.mask_put_back', subject: ['organisation', id], from: 'named', to: 'masked' })
  return { id }
}
