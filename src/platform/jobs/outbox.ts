import type { Acting } from '#platform/access/acting.ts'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'

/** A message to one person. Neutral by rule: it says that something awaits, never what it is about. */
export type Message = {
  email?: string | null
  phone?: string | null
  householdId?: string | null
  subject: string
  body: string
  /** Path in the site, made absolute when it is sent. */
  link?: string | null
}

/** Puts a message in the outbox, in the act's own transaction: it leaves only if the act is kept. Gives its id, or null when nobody is reached. */
export async function send(by: Acting, message: Message): Promise<string | null> {
  if (!message.email && !message.phone) return null
  const id = by.newId()
  await by.db
    .insertInto('outbox')
    .values({
      id,
      organisation_id: by.member.organisationId,
      household_id: message.householdId ?? null,
      email: message.email ?? null,
      phone: message.phone ?? null,
      subject: message.subject,
      body: message.body,
      link: message.link ?? null,
    })
    .execute()
  return id
}

/**
 * The same where nobody is signed in yet: a code, a link to enter. With `deliver` false the same statement runs and queues
 * nothing, so that an address nobody knows is answered in the same time as another.
 */
export async function sendUnsigned(database: Database, message: Message, { deliver = true } = {}): Promise<void> {
  await database.jobs.query(
    `insert into app.outbox (id, email, phone, subject, body, link)
     select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text where $7::boolean`,
    [
      newId(),
      message.email ?? null,
      message.phone ?? null,
      message.subject,
      message.body,
      message.link ?? null,
      deliver,
    ],
  )
}
