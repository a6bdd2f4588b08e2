import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { pngOf, signatureOf } from '../handovers/png.testing.ts'
import { SHEET_CHANGED } from '../handovers/shown.rules.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')
const signed = { signer: 'Awa Diop', read: 'oui', how: 'screen', copy: 'printed', signature: signatureOf(pngOf()) }

test('a batch signed for two after three were shown is read again; nobody signs without having seen', async () => {
  const numbers = (await scene.tablets(3)).map(({ number }) => number)
  const made = await paul.post('/remises-groupees/nouvelle', {
    ...{ receiver: 'person', name: 'Awa Diop', role: 'enseignante', due_on: '2028-07-01', with: ['charger'] },
    numbers: numbers.join('\n'),
  })
  const url = made.location ?? ''
  const shown = /name="shown" value="([^"]+)"/.exec((await paul.get(url)).text)?.[1] ?? ''
  expect((await paul.post(`${url}/signer`, signed)).text).toContain(SHEET_CHANGED)
  const [item] = await site.owner<{ id: string }>(
    'select id from app.batch_item where batch_id = $1 and device_id is not null',
    [url.split('/').pop()],
  )
  await paul.post(`${url}/objets/${item?.id}/refuser`, { why: 'Ne démarre pas' })
  const answer = await paul.post(`${url}/signer`, { ...signed, shown })
  expect([answer.status, answer.text.includes(SHEET_CHANGED)]).toEqual([422, true])
  expect(answer.text).toContain('value="Awa Diop"')
  expect(answer.text).not.toContain(signed.signature)
  expect((await paul.sign(url, signed)).status).toBe(303)
})
