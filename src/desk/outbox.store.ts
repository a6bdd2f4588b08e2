import type { Database } from '#platform/db/database.ts'

/** A message of the outbox, as its receiver would read it. */
export type Sent = {
  id: string
  email: string | null
  phone: string | null
  subject: string
  body: string
  link: string | null
  state: string
  created_at: Date
}

/** The latest messages of every organisation: only a demonstration shows them. */
export const latestMessages = async (database: Database): Promise<Sent[]> =>
  (
    await database.jobs.query<Sent>(
      'select id, email, phone, subject, body, link, state, created_at from app.outbox order by created_at desc, id desc limit 50',
    )
  ).rows
