import type pg from 'pg'
import { keptOf, newToken } from '#network/accounts/invited.ts'
import { newId } from '#platform/db/id.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { Letter, Writer } from '../prescriptions/letters.ts'
import { referenceOf } from '../prescriptions/reference.ts'

/** A prescription whose receiver a clock writes to. */
export type Due = { prescription_id: string; receiver_id: string; email: string | null }

type Post = {
  letter: (writer: Writer, day: string, reference: string) => Letter
  path: (token: string) => string
  until: Date
  /** Keeps the digests of the new links; the former ones open nothing any more. */
  keep: (ids: string[], digests: Buffer[]) => Promise<unknown>
}

/** Writes to each receiver that has an address, in the name of its sender, with a new link; the others read it in their account. */
export async function postLinks(jobs: pg.PoolClient, due: readonly Due[], { letter, path, until, keep }: Post) {
  const written = due.flatMap((row) => (row.email ? [{ ...row, token: newToken(), outbox: newId() }] : []))
  if (written.length === 0) return
  const ids = written.map(({ prescription_id }) => prescription_id)
  await keep(
    ids,
    written.map(({ token }) => keptOf(token)),
  )
  const { rows } = await jobs.query<Writer & { prescription_id: string }>('select * from app.writers($1)', [ids])
  const writers = new Map(rows.map((row) => [row.prescription_id, row]))
  const letters = written.map(({ prescription_id }) => {
    const writer = writers.get(prescription_id) ?? { sender: 'Une structure', place: null, email: null, phone: null }
    return letter(writer, sayDate(dayOf(until)), referenceOf(prescription_id))
  })
  await jobs.query(
    `insert into app.outbox (id, organisation_id, email, subject, body, link)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
    [
      written.map(({ outbox }) => outbox),
      written.map(({ receiver_id }) => receiver_id),
      written.map(({ email }) => email),
      letters.map(([subject]) => subject),
      letters.map(([, body]) => body),
      written.map(({ token }) => path(token)),
    ],
  )
}
