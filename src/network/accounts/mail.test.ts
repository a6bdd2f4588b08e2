import { expect, it } from 'vitest'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { browser } from './browser.testing.ts'

const mailbox = await openMailbox()
const site = await testSite()

it('a code and a link reach the mailbox of a member, over SMTP, and nobody else’s', async () => {
  const lea = browser(site)
  await lea.post('/connexion', { email: 'lea@exemple.test' })
  await browser(site).post('/connexion', { email: 'inconnue@exemple.test' })
  const received = await mailbox.collect(site.database)
  expect(received.map(({ to }) => to)).toEqual(['lea@exemple.test'])
  const text = received[0]?.text ?? ''
  const link = /http:\/\/localhost(\/connexion\/lien\/\S+)/.exec(text)?.[1] ?? ''
  expect((await browser(site).post(link)).location).toBe('/ma-journee')
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ''
  expect((await lea.post('/connexion/code', { code })).location).toBe('/ma-journee')
})
