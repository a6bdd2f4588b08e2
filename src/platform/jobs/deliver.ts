import nodemailer from 'nodemailer'
import type { Database } from '#platform/db/database.ts'
import type { Log } from '#platform/log/log.ts'
import { RefusedForGood } from '#platform/sms/smsPost.ts'

export type Post = { deliver(message: Outgoing): Promise<void>; close(): void }
export type Outgoing = {
  id: string
  email: string | null
  phone: string | null
  subject: string
  body: string
  link: string | null
}

/** The posts of this site, by what they carry. What has none waits where the site shows it. */
export type Posts = { email?: Post; sms?: Post }

const BATCH = 20
const MOST_ATTEMPTS = 8
/** A message taken by a process that died is taken again after this long. */
const STALE = '10 minutes'

/**
 * A post office over SMTP. `url` as nodemailer reads it, for example `smtp://user:password@host:587`.
 * The message's own identifier is its Message-ID: a server that saw it twice can tell.
 */
export function smtpPost(url: string, options: { from: string; address: string }): Post {
  const transport = nodemailer.createTransport(url)
  return {
    deliver: async ({ id, email, subject, body, link }) => {
      const text = link ? `${body}\n\n${new URL(link, options.address).href}\n` : `${body}\n`
      await transport.sendMail({
        from: options.from,
        to: email ?? '',
        subject,
        text,
        messageId: `<${id}@${new URL(options.address).hostname}>`,
      })
    },
    close: () => transport.close(),
  }
}

/** The server says that nobody lives at this address: to try again would change nothing. */
const nobodyThere = ({ command, responseCode }: { command?: string; responseCode?: number }): boolean =>
  command === 'RCPT TO' && [550, 551, 553].includes(responseCode ?? 0)

// A message that opens a door (code, link, invitation, answer) is not kept once it has left.
const SENT = `update app.outbox set state = 'sent', sent_at = now(), last_error = null,
    body = case when organisation_id is null or link ~ '^/(invitation|reponse|venue|recensement|exemplaire)/' then '' else body end,
    link = case when organisation_id is null or link ~ '^/(invitation|reponse|venue|recensement|exemplaire)/' then null else link end
  where id = $1`

/** Delivers what waits in the outbox, several processes at once if need be. Gives how many left. */
export async function deliverOutbox(database: Database, posts: Posts, log: Log): Promise<number> {
  const { rows } = await database.jobs.query<Outgoing & { attempts: number }>(
    `update app.outbox o set state = 'sending', attempts = attempts + 1, not_before = now() + interval '${STALE}'
     from (select id from app.outbox q where state in ('queued', 'sending') and not_before <= now() and case when email is not null then $1::boolean else $2::boolean end and not app.held_back(q)
           order by not_before limit ${BATCH} for update skip locked) due
     where o.id = due.id returning o.id, o.email, o.phone, o.subject, o.body, o.link, o.attempts`,
    [posts.email !== undefined, posts.sms !== undefined],
  )
  let sent = 0
  for (const message of rows) {
    try {
      await (message.email ? posts.email : posts.sms)?.deliver(message)
      await database.jobs.query(SENT, [message.id])
      sent++
    } catch (error) {
      const last = message.attempts >= MOST_ATTEMPTS || error instanceof RefusedForGood || nobodyThere(error as object)
      const wait = `${2 ** message.attempts} minutes`
      await database.jobs.query(
        `update app.outbox set state = $2, last_error = $3, not_before = now() + $4::interval where id = $1`,
        [message.id, last ? 'failed' : 'queued', (error as { code?: string }).code ?? 'inconnue', wait],
      )
      log.failure(error, 'outbox')
    }
  }
  return sent
}

/** Looks into the outbox every few seconds until it is stopped; the batch under way is finished first. */
export function startDeliveries(database: Database, posts: Posts, log: Log, every = 2000): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      while (!stopped && (await deliverOutbox(database, posts, log)) === BATCH);
    } catch (error) {
      log.failure(error, 'outbox')
    }
    if (!stopped) timer = setTimeout(() => (running = turn()), every)
  }
  running = turn()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      posts.email?.close()
      posts.sms?.close()
    },
  }
}
