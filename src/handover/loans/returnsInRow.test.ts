import { expect, test } from 'vitest'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { testSite } from '#testing/testSite.ts'
import { sceneOf } from '../handouts/scene.testing.ts'
import { signedOnScreen } from '../handovers/signed.testing.ts'

const site = await testSite()
const scene = sceneOf(site)
const paul = site.as('paul')
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const signed = { ...signedOnScreen, copy: 'none' }
const [place = { id: '' }] = await site.owner<{ id: string }>(
  `insert into app.place (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Bureau de la vie scolaire', '62413') returning id`,
  [organisationId('paul')],
)

/** A class that was lent its tablets, each signed for. */
async function lentClass(pupils: number) {
  const { id, sheets, stock } = await scene.prepared({
    ...{ pupils, devices: pupils, kind: 'loan', due_on: dayOf(new Date(Date.now() + 365 * DAY)) },
  } as never)
  for (const sheet of sheets) expect((await paul.sign(`/remises/${sheet.id}`, signed)).status).toBe(303)
  const numbers = await site.owner<{ number: string; household: string }>(
    `select d.number, h.name as household from app.device d join app.custody c on c.device_id = d.id and c.household_id is not null and c.until is null
     join app.household h on h.id = c.household_id where d.id = any ($1) order by d.number`,
    [stock.map((one: { id: string }) => one.id)],
  )
  return { handout: id, numbers }
}
const read = (code: string, more: object = {}) =>
  paul.post('/prets/retours', { code, place: place.id, condition: 'fine', accessories: 'all', ...more })

test('a class brings its tablets back one scan after the other: counted, its chargers too, and who still has one is listed', async () => {
  const { handout, numbers } = await lentClass(4)
  const [first, second, third, fourth] = numbers
  expect((await paul.get('/prets/retours')).text).toContain(handout)
  const one = await read(first?.number.toLowerCase() ?? '', { seance: handout })
  expect(one.status).toBe(303)
  expect(one.location).toContain(`seance=${handout}`)
  expect(one.location).toContain(`lieu=${place.id}`)
  const page = plain((await paul.get(one.location ?? '')).text)
  expect(page).toContain(`Rendu : ${first?.number}`)
  expect(page).toContain('1 rendu sur 4')
  expect(page).toContain('3 encore chez les familles')
  const bare = await read(second?.number ?? '', { seance: handout, accessories: 'charger' })
  const lacking = (await paul.get(bare.location ?? '')).text
  expect(plain(lacking)).toContain('Il manque : chargeur.')
  expect(plain(lacking)).toContain('1 sans son chargeur')
  // What was said of one is not said of the next; where they are put stays.
  expect(lacking).toMatch(/value="all"[^>]*checked|checked[^>]*value="all"/)
  expect(lacking).toMatch(new RegExp(`value="${place.id}"[^>]*selected|selected[^>]*value="${place.id}"`))
  const late = plain(lacking.slice(lacking.indexOf('Encore à rendre'), lacking.lastIndexOf('Rendus')))
  for (const { number, household } of [third!, fourth!]) {
    expect(late).toContain(number)
    expect(late).toContain(household)
  }
  expect(late).not.toContain(first?.number)
  const [device] = await site.owner('select state, missing_part, place_id from app.device where number = $1', [
    second?.number,
  ])
  expect(device).toEqual({ state: 'returned', missing_part: 'chargeur', place_id: place.id })
})

test('a tablet read twice is counted once, and two desks that read it together too', async () => {
  const { handout, numbers } = await lentClass(2)
  const both = await Promise.all([
    read(numbers[0]?.number ?? '', { seance: handout }),
    read(numbers[0]?.number ?? '', { seance: handout }),
  ])
  expect(both.filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(1)
  expect(both.every(({ status }) => status === 303 || status === 422)).toBe(true)
  const again = await read(numbers[0]?.number ?? '', { seance: handout })
  expect(plain((await paul.get(again.location ?? '')).text)).toContain(`Déjà noté : ${numbers[0]?.number}`)
  const returns = await site.owner(
    'select from app.loan_return r join app.device d on d.id = r.device_id where d.number = $1',
    [numbers[0]?.number],
  )
  expect(returns).toHaveLength(1)
})

test('what is not on loan, what belongs elsewhere and what is not said are refused in a sentence, with the place kept', async () => {
  const { handout, numbers } = await lentClass(1)
  const unknown = await read('ML-999999', { seance: handout })
  expect(unknown.status).toBe(422)
  expect(unknown.text).toContain('Aucun prêt en cours pour « ML-999999 »')
  expect(unknown.text).toMatch(new RegExp(`value="${place.id}"[^>]*selected|selected[^>]*value="${place.id}"`))
  // The next scan is not written behind the refused one.
  expect(unknown.text).not.toMatch(/name="code"[^>]*value="ML-999999"/)
  expect((await read('')).text).toContain('Scannez une étiquette.')
  expect((await read(numbers[0]?.number ?? '', { place: '' })).text).toContain('Choisissez un lieu de la liste.')
  expect(
    (
      await site.as('nadia').post('/prets/retours', {
        ...{ code: numbers[0]?.number, place: place.id, condition: 'fine', accessories: 'all' },
      })
    ).status,
  ).toBe(422)
  expect((await site.as('nadia').get(`/prets/retours?seance=${handout}`)).text).not.toContain(numbers[0]?.number ?? '-')
  expect((await site.as('ahmed').get('/prets/retours')).status).toBe(403)
  expect((await paul.get('/prets/retours?seance=hier&vu=x&lieu=y')).status).toBe(200)
})

test('a tablet of another class is taken back, and not counted with this one', async () => {
  const [here, there] = [await lentClass(1), await lentClass(1)]
  const answer = await read(there.numbers[0]?.number ?? '', { seance: here.handout })
  const page = plain((await paul.get(answer.location ?? '')).text)
  expect(page).toContain('Rendu, mais pas de cette séance')
  expect(page).toContain('0 rendu sur 1')
})
