import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, it } from 'vitest'
import { deliverOutbox, smtpPost } from '#platform/jobs/deliver.ts'
import { openLog } from '#platform/log/log.ts'
import { testSite } from '#testing/testSite.ts'
import { browser } from './browser.testing.ts'

const received: { to: string; text: string }[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    simpleParser(stream).then((mail) => {
      received.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: mail.text ?? '' })
      done()
    }, done)
  },
})
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
const { port } = server.server.address() as AddressInfo
const site = await testSite()
const address = 'http://localhost'
const post = smtpPost(`smtp://127.0.0.1:${port}`, { from: 'maillon@exemple.test', address })
afterAll(() => {
  post.close()
  server.close()
})

it('a code and a link reach the mailbox of a member, over SMTP, and nobody else’s', async () => {
  const lea = browser(site)
  await lea.post('/connexion', { email: 'lea@exemple.test' })
  await browser(site).post('/connexion', { email: 'inconnue@exemple.test' })
  await deliverOutbox(site.database, { email: post }, openLog('silent'))
  expect(received.map(({ to }) => to)).toEqual(['lea@exemple.test'])
  const text = received[0]?.text ?? ''
  const link = /http:\/\/localhost(\/connexion\/lien\/\S+)/.exec(text)?.[1] ?? ''
  expect((await browser(site).post(link)).location).toBe('/ma-journee')
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ''
  expect((await lea.post('/connexion/code', { code })).location).toBe('/ma-journee')
})
