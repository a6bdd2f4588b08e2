import { expect, test } from 'vitest'
import { testSite } from '#testing/testSite.ts'
import { SHEET_CHANGED } from '../handovers/shown.rules.ts'
import { sceneOf } from './scene.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')

test('a line of a signed list that changed since the page was read is not noted, says so, and loses no name', async () => {
  const { url, sheets } = await scene.prepared({ pupils: 2, devices: 3 })
  const [one, two] = sheets.map(({ id }) => id)
  const page = (await paul.get(`${url}/papier`)).text
  const shown = Object.fromEntries(
    [...page.matchAll(/name="(vu\.[^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value ?? '']),
  )
  expect(Object.keys(shown)).toHaveLength(2)
  const lines = {
    ...{ [`signe.${one}`]: 'oui', [`nom.${one}`]: 'Anne Marin', [`signe.${two}`]: 'oui', [`nom.${two}`]: 'Luc Mara' },
    ...{ witness: 'Paul Wattrelos', copy: 'none' },
  }
  expect((await paul.post(`${url}/papier`, lines)).text).toContain(SHEET_CHANGED)
  const [item] = await scene.itemsOf(one ?? '')
  const [spare] = await scene.tablets(1)
  const swapped = await paul.post(`/remises/${one}/objets/${item?.id}/echanger`, {
    device: spare?.number,
    why: 'other',
  })
  expect(swapped.status).toBe(303)
  const answer = await paul.post(`${url}/papier`, { ...lines, ...shown })
  expect([answer.status, answer.text.split(SHEET_CHANGED).length]).toEqual([422, 3])
  for (const name of ['Anne Marin', 'Luc Mara']) expect(answer.text).toContain(`value="${name}"`)
  const ticked = (id = '') => new RegExp(`name="signe.${id}"[^>]*checked`).test(answer.text)
  expect([ticked(one), ticked(two)]).toEqual([false, true])
  expect((await paul.sign(`${url}/papier`, lines, `${url}/papier`)).status).toBe(303)
})
