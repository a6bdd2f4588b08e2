import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { workbook } from '#platform/tables/workbook.fixture.ts'
import { organisationId } from '../../testing/cast.ts'
import { testSite } from '../../testing/testSite.ts'
import { csvFile } from '../devices/device.fixture.ts'
import { iccidDigits, luhn, refuseIccid } from './iccid.rules.ts'
import { readSimList } from './simCard.list.ts'
import { mayMoveSim, nounsOf, simMoves, simStates } from './simCard.rules.ts'
import { giveSim } from './simCard.store.ts'

/** An invented French card number: the check digit is computed. */
const iccid = (n: number): string => {
  const body = `893315${String(n).padStart(12, '0')}`
  return `${body}${[...'0123456789'].find((digit) => luhn(body + digit))}`
}
const read = async (text: string, known: string[] = []) => {
  const list = await readSimList(Buffer.from(text), new Set(known))
  if (refused(list)) throw new Error(list.refusal)
  return list.lines
}

describe('the number of a card', () => {
  test.each([
    ['', 'manque'],
    ['8933150319050352522', 'faute de frappe'],
    ['89331503190503525', '19 ou 20 chiffres, celui-ci en a 17'],
    ['8944150319050352521', '8933'],
    ['8,93315E+18', 'arrondi'],
    ['SIM-12', 'que des chiffres'],
  ])('%j is refused', (digits, said) => expect(refuseIccid(digits)).toContain(said))

  test('a good one passes, with the spaces and the final F of a label', () =>
    expect(refuseIccid(iccidDigits('8933 1503 1905 0352 521F'))).toBeNull())

  test('one wrong digit is always seen', () =>
    fc.assert(
      fc.property(
        fc.nat(999_999_999),
        fc.integer({ min: 4, max: 18 }),
        fc.integer({ min: 1, max: 9 }),
        (n, place, shift) => {
          const good = iccid(n)
          const wrong = good.slice(0, place) + ((Number(good[place]) + shift) % 10) + good.slice(place + 1)
          expect(refuseIccid(good)).toBeNull()
          expect(refuseIccid(wrong)).not.toBeNull()
        },
      ),
    ))
})

describe('an operator’s list', () => {
  test('gives cards and lines, and says why a line gives nothing', async () => {
    const lines = await read(
      `ICCID;MSISDN\n${iccid(1)};06 12 34 56 78\n${iccid(1)};\n${iccid(2)};0321000000\n${iccid(3)};\n12;\n`,
      [iccid(3)],
    )
    expect(lines.map((line) => [line.iccid, line.msisdn])).toEqual([
      [iccid(1), '+33612345678'],
      [null, null],
      [iccid(2), null],
      [null, null],
      [null, null],
    ])
    expect(lines.map((line) => line.why)).toEqual([
      '',
      expect.stringContaining('à la ligne 2'),
      expect.stringContaining('mobile français'),
      expect.stringContaining('déjà connue'),
      expect.stringContaining('19 ou 20'),
    ])
  })

  test('without a column for the cards is refused', async () =>
    expect(await readSimList(Buffer.from('nom\nDupont\n'))).toMatchObject({
      refusal: expect.stringContaining('iccid'),
    }))

  test('in a workbook, a number kept as a number has lost its last digits: it is refused, not guessed', async () => {
    const list = await readSimList(
      await workbook({ name: 'Lot', rows: [['ICCID'], [Number('8933150319050352521')], [iccid(7)]] }),
    )
    if (refused(list)) throw new Error(list.refusal)
    expect(list.lines.map((line) => line.iccid)).toEqual([null, iccid(7)])
    expect(list.lines[0]?.why).toContain('arrondi')
  })
})

describe('the states', () => {
  test('each has a word; a card that was given never comes back to the stock', () => {
    for (const state of Object.keys(simStates))
      for (const next of simMoves(state)) expect(simStates[next]).toBeDefined()
    expect(mayMoveSim('given', 'in_stock')).toContain('remise')
    expect(mayMoveSim('given', 'given')).toContain('plus disponible')
  })
})

describe('a lot', async () => {
  const site = await testSite()
  const claire = site.as('claire')
  const lot = { operator: 'Opérateur Inventé', received_on: '2026-11-20' }
  const cards = (from: number, to: number) =>
    `iccid\n${Array.from({ length: to - from }, (_, i) => iccid(from + i)).join('\n')}\n`

  test('is read first, then taken in once, even in two clicks', async () => {
    const kept = await claire.post('/cartes-sim/lot', { ...lot, list: csvFile(cards(100, 110)) })
    expect((await claire.get(kept.location ?? '')).text).toContain('10 cartes à prendre sur 10 lignes')
    expect(await site.owner('select from sim_card')).toHaveLength(0)
    const path = kept.location?.split('?')[0] ?? ''
    await Promise.all([claire.post(path, lot), claire.post(path, lot)])
    expect(await site.owner('select from sim_card')).toHaveLength(10)
    const again = await claire.post(path, lot)
    expect(again.status).toBe(422)
    expect(again.text).toContain('déjà été importée')
    expect((await claire.get('/cartes-sim?etat=in_stock')).text).toContain('Opérateur Inventé')
    expect((await site.as('victor').get('/cartes-sim')).text).not.toContain('Opérateur Inventé')
  })

  test('is counted in words that agree, and its lines are read in pairs of digits', async () => {
    const list = csvFile(`iccid;msisdn\n${iccid(300)};+33612345678\n`)
    const path = (await claire.post('/cartes-sim/lot', { ...lot, list })).location?.split('?')[0] ?? ''
    await claire.post(path, lot)
    await site.owner("update sim_card set state = 'lost' where msisdn is not null")
    const { text } = await claire.get('/cartes-sim')
    expect(text).toMatch(/<b>10<\/b> <span>cartes en stock/)
    expect(text).toMatch(/<b>1<\/b> <span>carte perdue</)
    expect(text).toContain('06 12 34 56 78')
    expect(text).not.toContain('+33612345678')
    for (const state of Object.keys(simStates)) expect(nounsOf(state).join()).toMatch(/^carte .+,cartes .+$/)
  })

  test('an empty list is refused with a sentence', async () => {
    const answer = await claire.post('/cartes-sim/lot', { ...lot, list: csvFile('') })
    expect([answer.status, answer.text.includes('vide')]).toEqual([422, true])
  })

  test('a card is given once, and another organisation’s is not there', async () => {
    const [home] = await site.owner<{ id: string }>(
      "insert into household (id, organisation_id, name, commune) values (app.uuid7(), $1, 'Invention', '62413') returning id",
      [organisationId('claire')],
    )
    const handover = crypto.randomUUID()
    const [card] = await site.owner<{ id: string }>("select id from sim_card where state = 'in_stock' limit 1")
    expect(await site.acting('victor', (by) => giveSim(by, card?.id ?? '', home?.id ?? '', handover))).toMatchObject({
      refusal: expect.stringContaining('pas dans votre stock'),
    })
    const give = () => site.acting('claire', (by) => giveSim(by, card?.id ?? '', home?.id ?? '', handover))
    const answers = await Promise.all([give(), give()])
    expect(answers.filter((answer) => answer === null)).toHaveLength(1)
    expect(await site.owner('select state from sim_card where id = $1', [card?.id])).toEqual([{ state: 'given' }])
    const page = await claire.post(`/cartes-sim/${card?.id}`, { to: 'lost', why: 'Perdue dans le bus' })
    expect(page.status).toBe(303)
    expect((await claire.post(`/cartes-sim/${card?.id}`, { to: 'in_stock' })).text).toContain('ne peut pas devenir')
    expect((await site.as('victor').get(`/cartes-sim/${card?.id}`)).status).toBe(404)
  })
})
