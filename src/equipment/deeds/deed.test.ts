import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { textOfPdf } from '#platform/pdf/paper.testing.ts'
import { testSite } from '../../testing/testSite.ts'
import { donationFields } from '../devices/device.fixture.ts'
import { deedPdf } from './deed.pdf.ts'
import { refusalToAgree } from './deed.rules.ts'

const site = await testSite()
const denis = site.as('denis')
const ahmed = site.as('ahmed')

async function acceptedLot(more = {}): Promise<string> {
  const at = (await denis.post('/dons/nouveau', { ...donationFields, ...more })).location ?? ''
  await ahmed.post(`${at}/reponse`, { answer: 'accepted' })
  return at
}
const bytesOf = async (at: string) => (await denis.get(`${at}/acte.pdf`)).text

test('there is no deed before the workshop accepted, and each side says yes once', () => {
  const lot = { state: 'announced', organisation_id: 'd', refurbisher_id: 'r' }
  const nothing = { donor_agreed_at: null, refurbisher_agreed_at: null, file_id: null }
  expect(refusalToAgree(lot, null, 'd')).toContain('accepté le don')
  expect(refusalToAgree({ ...lot, state: 'accepted' }, nothing, 'x')).toContain('pas le vôtre')
  expect(refusalToAgree({ ...lot, state: 'accepted' }, { ...nothing, donor_agreed_at: new Date(0) }, 'd')).toContain(
    'déjà',
  )
})

describe('the deed', () => {
  test('is a draft until both said yes, then always the same bytes, under the digest that is shown', async () => {
    const at = await acceptedLot()
    expect((await bytesOf(at)).startsWith('%PDF')).toBe(true)
    await denis.post(`${at}/acte`)
    const again = await denis.post(`${at}/acte`)
    expect(again.status).toBe(422)
    expect(again.text).toContain('déjà dit oui')
    await ahmed.post(`${at}/acte`)
    const [kept] = await site.owner<{ sha256: Buffer; bytes: Buffer }>(
      'select d.sha256, c.bytes from deed d join file_content c on c.sha256 = d.sha256 where donation_id = $1',
      [at.split('/').at(-1)],
    )
    expect(
      createHash('sha256')
        .update(kept?.bytes ?? '')
        .digest('hex'),
    ).toBe(kept?.sha256.toString('hex'))
    expect((await denis.get(at)).text).toContain(kept?.sha256.toString('hex'))
    expect(await bytesOf(at)).toBe((await ahmed.get(`${at}/acte.pdf`)).text)
  })

  test('both at once: it is written once', async () => {
    const at = await acceptedLot()
    const answers = await Promise.all([denis.post(`${at}/acte`), ahmed.post(`${at}/acte`), ahmed.post(`${at}/acte`)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 303, 422])
    expect(await site.owner('select from donation_paper where donation_id = $1', [at.split('/').at(-1)])).toHaveLength(
      1,
    )
  })

  test('is not found by anybody else', async () => {
    const at = await acceptedLot()
    await site.owner("update member set role = 'donor' where id = (select id from member where name = 'Sofia Renard')")
    expect((await site.as('sofia').get(`${at}/acte.pdf`)).status).toBe(404)
    expect((await site.as('sofia').post(`${at}/acte`)).status).toBe(404)
  })

  test('bears the mentions of the State’s model', async () => {
    const at = new Date('2026-11-26T10:00:00Z')
    const lot = {
      ...{ donor: 'Mairie de Sallaumines', refurbisher: 'Atelier Rebond', public_body: true, deliberation: '2026-4' },
      ...{
        place: 'Sous-sol',
        remove_by: '2027-01-31',
        ready_on: null,
        unit_value_cents: 12_000,
        announced: 12,
        kinds: '',
      },
    }
    const said = {
      ...{ lot, collection: undefined, agreement: null, day: '2026-11-26', at, compress: false },
      ...{ donor: undefined, recipient: undefined, deed: undefined },
      title: {
        kind: 'social_enterprise',
        reference: 'Agrément de 2024',
        since: null,
        declared_at: at,
        declared_by: '',
      },
      lines: [
        {
          ...{ position: 0, kind: 'laptop', count: 12, acquired: { year: 2019, month: 9 }, unitValueCents: 12_000 },
          ...{ outcome: 'gift', place: '', protected: false },
        },
      ],
    } as unknown as Parameters<typeof deedPdf>[0]
    const [first, second] = [await deedPdf(said), await deedPdf(said)]
    expect(first.equals(second)).toBe(true)
    const text = textOfPdf(first).replace(/\s+/g, ' ')
    for (const said of [
      'Mairie de Sallaumines',
      'Atelier Rebond',
      'entreprise solidaire d’utilité sociale',
      '12 ordinateurs portables, acquis en 09/2019, valeur estimée 120,00 € l’unité, soit 1 440,00 €',
      'Sous-sol',
      '31 janvier 2027',
      'Ne pas revendre le matériel cédé',
      'L. 3212-2 (3°), L. 3212-3 et D. 3212-3',
      '2026-4',
    ])
      expect(text).toContain(said)
  })
})
