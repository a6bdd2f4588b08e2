import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { deliverOutbox } from '#platform/jobs/deliver.ts'
import { send } from '#platform/jobs/outbox.ts'
import { openLog } from '#platform/log/log.ts'
import { testSite } from '#testing/testSite.ts'
import { smsPost } from './smsPost.ts'

const site = await testSite()
const log = openLog('silent')
const received: { to: string; text: string; reference: string; authorization?: string }[] = []
let answers: number[] = []
const gateway = createServer(async (request, response) => {
  const chunks = await Array.fromAsync(request)
  received.push({ ...JSON.parse(Buffer.concat(chunks).toString()), authorization: request.headers.authorization })
  response.writeHead(answers.shift() ?? 202).end()
})
await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready))
const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/envoyer`
const sms = smsPost(url, { address: 'https://maillon.exemple.test', token: 'jeton' })
afterAll(() => void gateway.close())

const write = (body: string) =>
  site.acting('claire', (by) => send(by, { phone: '+33612345678', subject: 'Rendez-vous', body }))
const states = () => site.owner('select state, attempts, last_error from app.outbox order by created_at, id')
const due = () => site.owner(`update app.outbox set not_before = now() where state = 'queued'`)

test('without a gateway an SMS waits, and is never said to have left', async () => {
  await write('Mardi à 14 h')
  expect(await deliverOutbox(site.database, {}, log)).toBe(0)
  expect(await states()).toEqual([{ state: 'queued', attempts: 0, last_error: null }])
})

test('an SMS leaves once, under its own reference, with the key of the account', async () => {
  expect(await deliverOutbox(site.database, { sms }, log)).toBe(1)
  expect(await deliverOutbox(site.database, { sms }, log)).toBe(0)
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ to: '+33612345678', text: 'Mardi à 14 h', authorization: 'Bearer jeton' })
  expect(received[0]?.reference).toMatch(/^[0-9a-f-]{36}$/)
})

test('a gateway that is busy is asked again, under the same reference', async () => {
  answers = [503, 429]
  await write('Jeudi à 9 h')
  for (const sent of [0, 0, 1]) {
    expect(await deliverOutbox(site.database, { sms }, log)).toBe(sent)
    await due()
  }
  expect(new Set(received.slice(1).map(({ reference }) => reference)).size).toBe(1)
})

test('a number that the gateway refuses for good is not tried again', async () => {
  answers = [400]
  await write('Vendredi à 9 h')
  expect(await deliverOutbox(site.database, { sms }, log)).toBe(0)
  expect((await states()).at(-1)).toEqual({ state: 'failed', attempts: 1, last_error: 'SMS_400' })
})
