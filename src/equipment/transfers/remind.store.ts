import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import { mayRemind } from './follow.rules.ts'
import { followedOf } from './follow.store.ts'
import { sayThings } from './things.words.ts'

/** What a reminder did: whom it wrote to, and who has no address to write to. */
export type Reminded = { written: number; silent: number }

type Coming = { receiver_id: string; email: string | null; id: string; devices: number; number: string; n: number }

/**
 * Asks every structure that has not counted what was sent to it, one message each, and none twice in three days. Two colleagues at once
 * ask once.
 */
export async function remindReceivers(by: Acting): Promise<Reminded> {
  const own = by.member.organisationId
  await sql`select id from transfer where organisation_id = ${own} and state = 'sent' order by id for update`.execute(
    by.db,
  )
  const due = (await followedOf(by)).filter((row) => mayRemind(row, by.now)).map(({ id }) => id)
  if (due.length === 0) return { written: 0, silent: 0 }
  const { rows } = await sql<Coming>`
    with asked as (update transfer set reminded_at = ${by.now} where organisation_id = ${own} and state = 'sent' and receiver_id = any(${due})
      returning id, number, receiver_id, announced, sent_at)
    select a.receiver_id, o.email, (array_agg(a.id order by a.sent_at))[1] as id, (array_agg(a.number order by a.sent_at))[1] as number,
      sum(a.announced)::int as devices, count(*)::int as n
    from asked a join organisation o on o.id = a.receiver_id group by a.receiver_id, o.email`.execute(by.db)
  for (const { email, id, number, devices, n } of rows) {
    await record(by, {
      act: 'transfer.reminded',
      subject: ['transfer', id],
      from: 'sent',
      to: 'sent',
      data: { devices },
    })
    if (email)
      await send(by, {
        email,
        subject: 'Du matériel attend d’être compté',
        body: `${by.member.organisationName} vous a envoyé ${sayThings(devices, null)}${n > 1 ? '' : `, bordereau ${number}`}. Comptez ce qui est arrivé, même s’il en manque.`,
        link: n > 1 ? '/transferts' : `/transferts/${id}`,
      })
  }
  return { written: rows.filter(({ email }) => email).length, silent: rows.filter(({ email }) => !email).length }
}
