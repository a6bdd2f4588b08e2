import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { send } from '#platform/jobs/outbox.ts'
import type { Receiver } from './receiver.store.ts'

/** Tells a coordination that somebody was addressed to it, at its structure's address. */
export const tellReceiver = (by: Acting, id: string, receiver: Receiver) =>
  send(by, {
    email: receiver.email,
    subject: 'Une orientation vous attend dans Maillon',
    body: 'Bonjour,\n\nUne structure partenaire vous adresse une famille. Votre réponse est attendue dans Maillon.',
    link: `/orientations/${id}`,
  })

/** Neutral by rule: neither a name nor the answer leaves the site. */
export async function tellSender(by: Acting, id: string): Promise<void> {
  const { rows } = await sql<{ email: string | null }>`select sender_address(${id}) as email`.execute(by.db)
  await send(by, {
    email: rows[0]?.email,
    subject: 'Une réponse vous attend dans Maillon',
    body: 'Bonjour,\n\nUne réponse vous attend dans Maillon.',
    link: `/orientations/${id}`,
  })
}
