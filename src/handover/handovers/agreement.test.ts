import { expect, test } from 'vitest'
import { pagesOfPdf, textOfPdf } from '#platform/pdf/paper.testing.ts'
import { type Agreement, agreementPdf } from './agreement.pdf.ts'
import type { SeenHandover } from './handover.store.ts'
import type { Item } from './item.store.ts'
import { pngOf } from './png.testing.ts'

const at = new Date('2026-11-24T13:00:00Z')
const handover = {
  number: 'RM-00012',
  kind: 'loan',
  due_on: '2028-07-01',
  household: 'Famille Żółćiński-Benali',
  address: '12 rue des Mineurs',
  commune: 'Harnes',
  organisation: 'Les Passerelles',
  organisation_phone: '03 21 00 00 00',
  organisation_email: null,
  seat_address: '4 place de la République',
  seat_commune: 'Lens',
  seat_phone: null,
  place: 'Espace numérique',
  place_address: '',
  place_commune: 'Harnes',
  handed_by: 'Nadia Haddad',
  signer: 'Łukasz Żółćiński',
  signed_how: 'screen',
  signed_at: at,
  witness: null,
} as SeenHandover
const device = {
  device_id: 'd',
  sim_card_id: null,
  number: 'ML-0412',
  device_kind: 'laptop',
  brand: 'Dell',
  model: 'Latitude E7240',
  serial: '5CG1234XYZ',
  inventory_tag: 'INV-77',
  value_cents: 12000,
  accessories: 'chargeur, souris',
  aspect: 'B',
  working: 'C',
  battery: 'D',
  faults: ['webcam', 'haut-parleurs'],
} as Item
const sim = {
  device_id: null,
  sim_card_id: 's',
  operator: 'Orange',
  iccid: '8933010000000012345',
  msisdn: null,
} as Item
const agreement: Agreement = {
  handover,
  items: [device, sim],
  pupils: ['Inès Żółćińska, 3e B'],
  signature: pngOf(),
  day: '2026-11-24',
  at,
  compress: false,
}
const said = async (change: Partial<Agreement> = {}) =>
  textOfPdf(await agreementPdf({ ...agreement, ...change })).replaceAll(/\s+/g, ' ')

test('a loan names both sides, the pupil, the thing by all its numbers, what comes with it, its value and its end', async () => {
  const text = await said()
  for (const word of [
    'Convention de prêt à usage',
    'RM-00012',
    'Les Passerelles',
    'Nadia Haddad',
    'Famille Żółćiński-Benali',
    '12 rue des Mineurs',
    'Inès Żółćińska, 3e B',
    'Łukasz Żółćiński',
    'ML-0412',
    '5CG1234XYZ',
    'INV-77',
    'chargeur, souris',
    '120,00 €',
    'samedi 1er juillet 2028',
    '8933010000000012345',
    'page 1 sur',
  ])
    expect(text).toContain(word)
})

test('it names who lends with an address and a telephone, the adult who signs, the state of the device and its known defects', async () => {
  const text = await said()
  for (const word of [
    'La structure qui prête : Les Passerelles',
    'Adresse : 4 place de la République, Lens',
    'Téléphone : 03 21 00 00 00',
    'Représentée par : Łukasz Żółćiński, adulte, qui signe',
    'État : bon aspect, petites traces d’usage ; une fonction utile manque ; batterie : moins de 65 %',
    'Défauts connus : webcam, haut-parleurs',
  ])
    expect(text).toContain(word)
})

test('what is not known when it is printed leaves a line to write on, and a machine tried without a fault says so', async () => {
  const bare = {
    ...handover,
    seat_address: null,
    seat_phone: null,
    organisation_phone: null,
    place_commune: null,
    signer: null,
    signed_at: null,
  }
  const untried = { ...device, aspect: null, working: null, battery: null, faults: null } as Item
  const text = await said({ handover: bare, items: [untried] })
  for (const label of ['Adresse', 'Téléphone', 'Représentée par', 'État', 'Défauts connus'])
    expect(text).toContain(`${label} : …`)
  expect(await said({ items: [{ ...device, working: 'A', faults: [] }] })).toContain('Défauts connus : aucun')
  // It does not work wholly, and nobody named what does not: the line is left to write on.
  expect(await said({ handover: bare, items: [{ ...device, faults: [] }] })).toContain('Défauts connus : …')
  const signed = await said({ handover: { ...bare, signed_at: at }, items: [untried, { ...device, faults: [] }] })
  for (const label of ['Adresse', 'Téléphone', 'État', 'Défauts connus'])
    expect(signed).toContain(`${label} : non renseigné`)
  expect(signed).not.toContain('……')
  expect(await said({ handover: { ...handover, kind: 'gift', due_on: null } })).toContain('La structure qui donne')
})

test('a loan says that it is free, what each side commits to, and its law', async () => {
  const text = await said()
  for (const word of [
    'ni loyer, ni caution, ni frais',
    'article 1880',
    'porter plainte',
    'article 1884',
    'articles 1875 à 1891 du Code civil',
    'Fait à Harnes, le mardi 24 novembre 2026',
  ])
    expect(text).toContain(word)
})

test('a gift is not a loan: nothing comes back', async () => {
  const text = await said({ handover: { ...handover, kind: 'gift', due_on: null } })
  expect(text).toContain('Convention de don')
  expect(text).toContain('appartient à la famille')
  expect(text).not.toContain('1875')
  expect(text).not.toContain('Durée')
})

test('a card alone is handed over without the duties of a device', async () => {
  const text = await said({ items: [sim] })
  expect(text).toContain('La carte SIM est pour la famille')
  expect(text).not.toContain('article 1880')
})

test('before it is signed there is room to sign; signed on paper, it says who saw it', async () => {
  expect(
    await said({ handover: { ...handover, signer: null, signed_at: null, signed_how: null }, signature: null }),
  ).toContain('Nom et signature')
  const paper = await said({
    handover: { ...handover, signed_how: 'paper', witness: 'Claire Fontaine' },
    signature: null,
  })
  expect(paper).toContain('Signé à la main par Łukasz Żółćiński, en présence de Claire Fontaine')
})

test('the same agreement at the same moment is the same file, with its signature inside', async () => {
  const [one, two] = [
    await agreementPdf({ ...agreement, compress: true }),
    await agreementPdf({ ...agreement, compress: true }),
  ]
  expect(one.equals(two)).toBe(true)
  expect(one.toString('latin1')).toContain('/Subtype /Image')
  const bare = await agreementPdf({ ...agreement, signature: null })
  expect(bare.toString('latin1')).not.toContain('/Subtype /Image')
})

test('a loan says on what terms it goes on, where it comes back, what care is asked, and where a child also lives', async () => {
  const loan = {
    months: 24,
    renewals: 1,
    notice_days: 30,
    care: 'Le garder au sec.',
    otherHome: 'M. Żółćiński, 8 rue Neuve, Lens',
  }
  const text = await said({ loan })
  for (const word of [
    'Prolongation : une fois, à demander 30 jours avant',
    'Retour : à n’importe quel lieu de la structure',
    'Soin : Le garder au sec.',
    'Autre adresse, si les parents vivent séparés : M. Żółćiński, 8 rue Neuve, Lens',
  ])
    expect(text).toContain(word)
  expect(await said({ loan: { ...loan, renewals: 0, otherHome: null } })).toContain('Prolongation : non prévue')
  expect(text).toContain('la carte SIM ne se rend pas')
  expect(await said({ loan, items: [device] })).not.toContain('carte SIM')
  expect(await said({ loan: null })).not.toContain('Prolongation')
})

const terms = { months: 24, renewals: 1, notice_days: 30, care: 'Le garder au sec.', otherHome: null }

test('a device and its card fit on one page; signatures that begin another one stand under what the law says', async () => {
  const one = await pagesOfPdf(await agreementPdf({ ...agreement, loan: terms, compress: true }))
  expect(one).toHaveLength(1)
  const called = { ...sim, msisdn: '+33639986063' }
  expect(await said({ items: [device, called] })).toContain('Numéro d’appel : 06 39 98 60 63')
  for (let more = 1; more < 12; more++) {
    const care = 'Le garder au sec, dans sa housse, loin de ce qui se renverse et des plus petits. '.repeat(more)
    const pages = await pagesOfPdf(await agreementPdf({ ...agreement, loan: { ...terms, care }, compress: true }))
    const last = pages.at(-1) ?? ''
    expect(last).toContain('Fait à')
    expect(last).toContain('Ce que dit la loi')
  }
})
