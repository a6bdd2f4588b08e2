import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'
import type { Database } from '#platform/db/database.ts'
import { deliverOutbox, smtpPost } from '#platform/jobs/deliver.ts'
import { openLog } from '#platform/log/log.ts'

export type Mail = { to: string; subject: string; text: string }

/** A mail server on this machine, where nobody called `inconnu…` lives, closed at the end of the test file: what leaves over SMTP is read as a mailbox receives it. */
export async function openMailbox() {
  const received: Mail[] = []
  let refused = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('inconnu') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined),
    onData: (stream, session, done) => {
      simpleParser(stream).then(({ subject = '', text = '' }) => {
        if (refused-- > 0) return done(Object.assign(new Error('later'), { responseCode: 451 }))
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', subject, text })
        done()
      }, done)
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  afterAll(() => server.close())

  /** The way to this server, of a site reached at this address. */
  const postOf = (address = 'http://localhost') => {
    const { port } = server.server.address() as AddressInfo
    return smtpPost(`smtp://127.0.0.1:${port}`, { from: 'Maillon <maillon@exemple.test>', address })
  }
  return {
    received,
    postOf,
    /** Says "later" to the next messages. */
    refuse: (messages: number) => {
      refused = messages
    },
    /** Sends all that waits, and gives only what it brought. */
    async collect(database: Database, address?: string): Promise<Mail[]> {
      const post = postOf(address)
      received.length = 0
      while (await deliverOutbox(database, { email: post }, openLog('silent')));
      post.close()
      return [...received]
    },
  }
}
