import { afterAll, expect, test } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { openMailbox } from '#testing/mailbox.ts'
import { testSite } from '#testing/testSite.ts'
import { deliverOutbox } from './deliver.ts'
import { send } from './outbox.ts'

const site = await testSite()
const log = openLog('silent')
const { received, postOf, refuse } = await openMailbox()
const post = postOf('https://maillon.exemple.test')
afterAll(() => post.close())

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
  refuse(1)
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
