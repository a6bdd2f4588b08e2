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

/** Neutral by rule: neither a name nor the answer leaves the site, and the sender’s address is not shown to who answers. */
export async function tellSender(by: Acting, id: string): Promise<void> {
  const subject = 'Une réponse vous attend dans Maillon'
  const body = 'Bonjour,\n\nUne réponse vous attend dans Maillon.'
  await sql`select tell_sender(${id}, ${subject}, ${body}, ${`/orientations/${id}`})`.execute(by.db)
}
