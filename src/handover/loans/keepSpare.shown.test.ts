import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { SHEET_CHANGED } from '../handovers/shown.rules.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const { place, lent, back, device } = sceneOf(site)
const nadia = site.as('nadia')
const shownIn = (text: string) => /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? ''

test('an exchange holds for the machine that its page showed: another one lent meanwhile is read and signed again', async () => {
  const { at } = await lent({ name: 'Famille Echange' })
  const [first, other] = [await device(), await device()]
  await nadia.post(`${at}/panne`, { trouble: 'screen', taken_in: 'oui' })
  await nadia.post(`${at}/remplacement`, { device: first.id })
  const signed = {
    ...{ read: 'oui', signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas' },
    ...{ how: 'screen', signature: signatureOf(pngOf()) },
    place: await place(),
  }
  expect((await nadia.post(`${at}/echange`, signed)).text).toContain(SHEET_CHANGED)
  const page = (await nadia.get(`${at}/echange`)).text
  expect(page).toContain(first.number)
  const [spare] = await site.owner<{ id: string }>(
    'select id from app.custody where device_id = $1 and household_id is not null and until is null',
    [first.id],
  )
  expect((await back(`/prets/${spare?.id}`)).status).toBe(303)
  expect((await nadia.post(`${at}/remplacement`, { device: other.id })).status).toBe(303)
  const answer = await nadia.post(`${at}/echange`, { ...signed, shown: shownIn(page) })
  expect([answer.status, answer.text.includes(SHEET_CHANGED)]).toEqual([422, true])
  expect(answer.text).toContain(other.number)
  expect(answer.text).toContain('value="Karima Benali"')
  expect(answer.text).not.toContain(signed.signature)
  expect((await nadia.post(`${at}/echange`, { ...signed, shown: shownIn(answer.text) })).status).toBe(303)
})
