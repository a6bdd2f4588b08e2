import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { testSite } from '#testing/testSite.ts'
import { deliverOutbox, smtpPost } from './deliver.ts'
import { send } from './outbox.ts'

const site = await testSite()
const log = openLog('silent')
const received: { subject?: string; text?: string; to: string }[] = []
let refusing = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    simpleParser(stream).then((mail) => {
      if (refusing-- > 0) return done(Object.assign(new Error('later'), { responseCode: 451 }))
      received.push({ subject: mail.subject, text: mail.text, to: session.envelope.rcptTo[0]?.address ?? '' })
      done()
    }, done)
  },
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const post = smtpPost(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, {
  from: 'Maillon <maillon@exemple.test>',
  address: 'https://maillon.exemple.test',
})
afterAll(() => {
  post.close()
  server.close()
})

const write = (subject: string, email = 'samira@exemple.test') =>
  site.acting('claire', (by) =>
    send(by, { email, subject, body: 'Une réponse vous attend, à l’adresse ci-dessous.', link: '/orientations' }),
  )

test('a message written in an act leaves by SMTP, once', async () => {
  await write('Une réponse vous attend')
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(1)
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(0)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ subject: 'Une réponse vous attend', to: 'samira@exemple.test' })
  expect(received[0]?.text).toContain('https://maillon.exemple.test/orientations')
})

test('an act that is undone sends nothing', async () => {
  const undone = site.acting('claire', async (by) => {
    await send(by, { email: 'x@exemple.test', subject: 'Jamais', body: 'Jamais' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(0)
})

test('two processes that deliver at once send each message once', async () => {
  received.length = 0
  for (let n = 0; n < 15; n++) await write(`Message ${n}`)
  await Promise.all([
    deliverOutbox(site.database, { email: post }, log),
    deliverOutbox(site.database, { email: post }, log),
  ])
  expect(new Set(received.map((mail) => mail.subject)).size).toBe(15)
  expect(received).toHaveLength(15)
})

test('a refused message waits, then leaves', async () => {
  received.length = 0
  refusing = 1
  await write('Plus tard')
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(0)
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(0)
  await site.owner(`update app.outbox set not_before = now() where state = 'queued'`)
  expect(await deliverOutbox(site.database, { email: post }, log)).toBe(1)
  expect(received).toHaveLength(1)
})

test('the outbox is closed to the site’s own role', async () => {
  await expect(site.acting('claire', (by) => by.db.selectFrom('outbox').selectAll().execute())).rejects.toThrow(
    /permission denied/,
  )
})
