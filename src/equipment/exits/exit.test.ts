import { describe, expect, test } from 'vitest'
import { textOfPdf } from '#platform/pdf/paper.testing.ts'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, benchPost, readyDevice, receivedLot, snapshotFile, stateOf } from '../devices/device.fixture.ts'
import { refusalOfCondition } from './condition.rules.ts'
import { readLines } from './exit.lines.ts'
import { digestOfExit, type Sealed } from './exit.seal.ts'
import { slipPdf } from './exitSlip.pdf.ts'
import { ceilings } from './price.ceilings.ts'
import { refusalOfPrice, refusalOfSeller } from './price.rules.ts'

const site = await testSite()
const ahmed = site.as('ahmed')
const lot = await receivedLot(site)
const declared = (kind: string) => ahmed.post('/dons/titre', { kind, reference: 'Statuts de 2019' })
await declared('general_interest')
let count = 0
const ready = async () => {
  const serial = `X${++count}EXIT`
  const id = await readyDevice(site, lot, serial)
  return { id, serial }
}
const leave = (fields: Record<string, string | string[]>) =>
  ahmed.post('/sorties/nouvelle', { left_on: '2026-03-09', lines: '', taker: '', slip: '', why: '', ...fields })
const recycled = (lines: string, more = {}) =>
  leave({ kind: 'recycled', lines, taker: 'Éco-organisme Inventé', slip: 'BSD-12', weight: '12,5', ...more })
const sold = (lines: string, more = {}) =>
  leave({
    ...{ kind: 'sold', lines, price: '90', buyer: 'person' },
    ...{ charger: 'oui', disk: 'oui', system: 'oui', ...more },
  })
const exits = () => site.owner<{ sealed: Sealed; sha256: Buffer; id: string }>('select * from exit order by made_at')

describe('an exit', () => {
  test('takes many machines at once on one sealed slip, each with its line and nobody who answers for it', async () => {
    const [one, two] = [await ready(), await ready()]
    const answer = await recycled(`${one.serial}\n${two.serial.toLowerCase()}\n${one.serial}\n`)
    expect(answer.status).toBe(303)
    for (const { id } of [one, two]) {
      expect(await stateOf(site, id)).toBe('exited')
      expect(await site.owner('select from custody where device_id = $1 and until is null', [id])).toEqual([])
      expect((await site.as('denis').get(`/appareils/${id}`)).text).toMatch(
        /Sortie SO-\d+, Éco-organisme Inventé, bordereau BSD-12/,
      )
    }
    const kept = (await exits()).at(-1)!
    expect(kept.sealed.machines).toHaveLength(2)
    expect(kept.sealed.weight_grams).toBe(12_500)
    expect(digestOfExit(kept.sealed).equals(kept.sha256)).toBe(true)
    const [first, again] = [
      await ahmed.get(`${answer.location}/bordereau.pdf`),
      await ahmed.get(`${answer.location}/bordereau.pdf`),
    ]
    expect(Buffer.from(first.bytes).equals(Buffer.from(again.bytes))).toBe(true)
    expect((await ahmed.get(answer.location ?? '')).text).toContain('12,5 kg')
    expect((await site.as('claire').get(answer.location ?? '')).status).toBe(404)
  })

  test('is all or nothing, and names the line that stands in its way', async () => {
    const { id, serial } = await ready()
    const unclean = await addedDevice(site, lot, { serial: 'UNCLEAN', inventory_tag: 'UNCLEAN' })
    await ahmed.post(`/appareils/${unclean}/releve`, {
      snapshot: snapshotFile({ serial: 'UNCLEAN', drives: ['UNCLEAN-A'] }),
    })
    const answer = await recycled(`${serial}\nUNCLEAN`)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('aucun effacement vérifié pour le disque UNCLEAN-A')
    expect(answer.text).toContain(serial)
    expect((await recycled(`${serial}\nNOWHERE-1\nNOWHERE-2`)).text).toContain(
      'Pas dans votre stock : NOWHERE-1, NOWHERE-2',
    )
    expect(await stateOf(site, id)).toBe('ready')
  })

  test.each([
    [{ slip: '' }, 'numéro du bordereau'],
    [{ taker: '' }, 'qui emporte'],
    [{ weight: 'lourd' }, 'en kilogrammes'],
    [{ left_on: '2099-01-01' }, 'pas encore venu'],
    [{ left_on: '' }, 'Choisissez un jour'],
    [{ lines: '' }, 'Scannez ou cochez'],
  ])('with %j is refused, and what was typed stays', async (more, said) => {
    const answer = await recycled('QUELQUE-CHOSE', more)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(said)
    if (!('slip' in more)) expect(answer.text).toContain('value="BSD-12"')
  })

  test('happens once, sent twice at once or later', async () => {
    const { id, serial } = await ready()
    const before = (await exits()).length
    const answers = await Promise.all([recycled(serial), recycled(serial)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await recycled(serial)).text).toContain('ne peut pas sortir du stock')
    expect((await leave({ kind: 'given', devices: [id], taker: 'Ailleurs' })).status).toBe(422)
    expect((await exits()).length).toBe(before + 1)
  })

  test('that was sealed is changed by nobody', async () => {
    await expect(site.acting('ahmed', (by) => by.db.updateTable('exit').set({ taker: 'X' }).execute())).rejects.toThrow(
      /permission/,
    )
  })

  test('is given away ready or not at all, and free', async () => {
    const { id, serial } = await ready()
    const received = await addedDevice(site, lot, { serial: 'FRESH', inventory_tag: 'FRESH', kind: 'screen' })
    expect((await leave({ kind: 'given', devices: [received], taker: 'Médiathèque' })).text).toContain('n’est pas prêt')
    expect((await leave({ kind: 'given', lines: `${serial} ; 10`, taker: 'Médiathèque' })).text).toContain(
      'Un don est gratuit',
    )
    expect((await leave({ kind: 'given', devices: [id], taker: 'Médiathèque' })).status).toBe(303)
    expect(await site.owner('select exited_as from device where id = $1', [id])).toEqual([{ exited_as: 'given' }])
  })

  test('refused as waste says why to the donor', async () => {
    await addedDevice(site, lot, { serial: 'BROKEN', inventory_tag: 'BROKEN', kind: 'screen' })
    expect((await leave({ kind: 'refused_as_waste', lines: 'BROKEN' })).text).toContain('le donateur le lira')
    expect((await leave({ kind: 'refused_as_waste', lines: 'BROKEN', why: 'Dalle brisée' })).status).toBe(303)
  })
})

describe('a solidarity sale', () => {
  test('keeps its price and names no person', async () => {
    const { serial } = await ready()
    const answer = await sold(`${serial} ; 89,50`)
    expect(answer.status).toBe(303)
    const { sealed } = (await exits()).at(-1)!
    expect(sealed).toMatchObject({
      taker: '',
      sale: { seller: 'general_interest', buyer: 'person' },
      machines: [{ cents: 8950 }],
    })
    expect((await ahmed.get(answer.location ?? '')).text).toContain('89,50')
  })

  test.each([
    [{ price: '180,01' }, 'ne dépasse pas 180,00'],
    [{ price: '180.01' }, 'ne dépasse pas 180,00'],
    [{ price: 'cher' }, 'n’a pas été compris'],
    [{ price: '' }, 'son prix manque (180,00 € au plus)'],
    [{ price: '1.200' }, 'n’a pas été compris'],
    [{ charger: '' }, 'sans son chargeur'],
    [{ disk: '' }, 'sans son disque'],
    [{ system: '' }, 'sans son système'],
    [{ buyer: '' }, 'à qui vous vendez'],
    [{ buyer: 'association' }, 'nom de l’association'],
  ])('with %j is refused with its reason', async (more, said) => {
    const { id, serial } = await ready()
    const answer = await sold(serial, more)
    expect(answer.status).toBe(422)
    expect(answer.text.replaceAll('\u00a0', ' ')).toContain(said)
    expect(await stateOf(site, id)).toBe('ready')
  })

  test('at the ceiling to the cent passes; the refusal above it cites the decree', async () => {
    const { serial } = await ready()
    expect((await sold(serial, { price: '200' })).text).toContain('décret du 7 novembre 2022')
    expect((await sold(serial, { price: '180' })).status).toBe(303)
  })

  test('is made under the title that the seller declared once, and by no other (L. 3212-2)', async () => {
    const { id, serial } = await ready()
    expect((await ahmed.get('/sorties/nouvelle?genre=sold')).text).toContain('Votre structure vend comme')
    await declared('social_enterprise')
    const page = (await ahmed.get('/sorties/nouvelle?genre=sold')).text
    expect(page).toContain('Votre structure ne peut pas vendre')
    const refused = await sold(serial, { seller: 'general_interest' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('entreprise solidaire d’utilité sociale')
    expect(refused.text).toContain('article L. 3212-2')
    await site.owner('delete from recipient_title')
    expect((await sold(serial)).text).toContain('Dites d’abord à quel titre')
    await declared('general_interest')
    expect(await stateOf(site, id)).toBe('ready')
  })

  test('is refused to a public body and to a company, whatever they declared', () => {
    for (const kind of ['town_hall', 'ccas', 'company', 'operator'])
      expect(refusalOfSeller(kind, 'general_interest'), kind).toContain('n’est pas une association')
    for (const title of ['public_utility', 'general_interest']) expect(refusalOfSeller('association', title)).toBeNull()
    for (const title of ['social_enterprise', 'parents', 'tutoring', 'students'])
      expect(refusalOfSeller('refurbisher', title), title).toContain('L. 3212-2')
  })

  test('of a machine that is lent or promised is blocked: a loan is free', async () => {
    const { id, serial } = await ready()
    for (const state of ['reserved', 'handed_over', 'return_due']) {
      await site.owner('update device set state = $2 where id = $1', [id, state])
      expect((await sold(serial)).text).toContain('article 1876')
    }
  })

  test('of a machine that works badly, or whose battery is worn, is refused', async () => {
    const { id, serial } = await ready()
    await site.owner("update device set working = 'C' where id = $1", [id])
    expect((await sold(serial)).text).toContain('état de marche')
    await site.owner("update device set working = 'A', battery = 'D' where id = $1", [id])
    expect((await sold(serial)).text).toContain('batterie')
  })
})

describe('prices', () => {
  const none = { set: false, multifunction: false }
  const day = '2026-03-09'
  test.each(ceilings.map(({ sold: what, cents }) => [what, cents] as const))(
    '%s costs %i cents at most',
    (what, cents) => {
      const [kind, sale] =
        what === 'desktop_set'
          ? ['desktop', { ...none, set: true }]
          : what === 'multifunction'
            ? ['printer', { ...none, multifunction: true }]
            : [what, none]
      expect(refusalOfPrice('sale', cents, { kind }, sale, day)).toBeNull()
      expect(refusalOfPrice('sale', cents + 1, { kind }, sale, day)).toMatch(/c’est trop.*ne dépasse pas .*décret/)
      expect(refusalOfPrice('sale', cents, { kind }, sale, '2022-11-09')).toContain('Aucun prix solidaire n’était fixé')
    },
  )

  test('a loan and a gift are free; a desktop alone and what has no price are not sold', () => {
    expect(refusalOfPrice('loan', 1, { kind: 'laptop' }, none, day)).toContain('article 1876')
    expect(refusalOfPrice('loan', 0, { kind: 'laptop' }, none, day)).toBeNull()
    expect(refusalOfPrice('gift', 1, { kind: 'laptop' }, none, day)).toContain('gratuit')
    expect(refusalOfPrice('sale', 1, { kind: 'desktop' }, none, day)).toMatch(/150,00.€ au plus.*écran, son clavier/)
    expect(refusalOfPrice('sale', 1, { kind: 'other' }, none, day)).toContain('Aucun prix')
  })

  test('a screen needs neither disk nor system', () =>
    expect(
      refusalOfCondition(
        { kind: 'screen', working: 'A', battery: 'none' },
        { ...none, charger: false, disk: false, system: false },
      ),
    ).toBeNull())
})

test('lines are read as a scanner leaves them', () => {
  expect(readLines('ML-0412\r\nml-0412\n\n A-1 ; 12,50 €\nB-2\t40')).toEqual([
    { said: 'ml-0412', cents: null },
    { said: 'A-1', cents: 1250 },
    { said: 'B-2', cents: 4000 },
  ])
  expect(readLines('A-1 ; beaucoup')).toMatchObject({ refusal: expect.stringContaining('A-1') })
})

test('one machine alone is still declared lost, stolen or destroyed on its own page, and nothing else', async () => {
  const { id } = await ready()
  expect((await benchPost(site, id, 'sortie', { as: 'recycled', why: 'Trop vieux' })).status).toBe(422)
  expect((await benchPost(site, id, 'sortie', { as: 'stolen', why: 'Vitrine brisée' })).status).toBe(303)
})

test('the slip lists each machine, its price, and what it rests on', async () => {
  const sealed: Sealed = {
    ...{
      number: 'SO-00001',
      kind: 'sold',
      left_on: '2026-03-09',
      organisation: 'Atelier Rebond',
      made_by: 'Ahmed Kaci',
    },
    ...{ taker: '', slip: '', weight_grams: null, why: '' },
    sale: { seller: 'general_interest', buyer: 'person', multifunction: false },
    machines: [
      {
        number: 'ML-0412',
        name: 'Dell Latitude',
        kind: 'laptop',
        serial: 'PF0',
        tag: 'M-12',
        donor: 'Mairie de Sallaumines',
        cents: 8950,
      },
    ],
  }
  const text = textOfPdf(
    await slipPdf({ sealed, sha256: 'ab'.repeat(32), at: new Date('2026-03-09T10:00:00Z'), compress: false }),
  ).replace(/\s+/g, ' ')
  for (const said of [
    'SO-00001',
    'ML-0412',
    'série PF0',
    '89,50',
    'décret du 7 novembre 2022',
    'précarité',
    'abababab',
  ])
    expect(text).toContain(said)
})
