import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { testSite } from '../../testing/testSite.ts'
import { addedDevice, receivedLot } from '../devices/device.fixture.ts'
import { type Format, formats, perPage } from './label.formats.ts'
import { labelsPdf } from './labels.pdf.ts'

const site = await testSite()
const ahmed = site.as('ahmed')
const lot = await receivedLot(site)
const first = await addedDevice(site, lot, { serial: 'ETQ-1', inventory_tag: 'ETQ-T1' })
await addedDevice(site, lot, { serial: 'ETQ-2', inventory_tag: '' })
const numberOf = async (id: string) =>
  (await site.owner<{ number: string }>('select number from device where id = $1', [id]))[0]?.number ?? ''

const MM = 25.4 / 72
/** The pages of a PDF: size in millimetres, and each text with the place of its beginning, from the top left. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const page = await pdf.getPage(at + 1)
      const [, , width = 0, height = 0] = page.view
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item) =>
        'str' in item && item.str.trim()
          ? [{ text: item.str, x: item.transform[4] * MM, y: (height - item.transform[5]) * MM }]
          : [],
      )
      return { width: width * MM, height: height * MM, texts }
    }),
  )
}
const sheetOf = (format: Format, count: number, place = 1) =>
  labelsPdf({
    ...{ title: 'Essai', author: 'Atelier Rebond', format, first: place, at: new Date('2026-03-02T09:00:00Z') },
    labels: Array.from({ length: count }, (_, n) => ({
      number: `ML-${String(n + 1).padStart(4, '0')}`,
      address: `https://maillon.exemple.fr/e/ML-${n}`,
      name: 'Portable Inventé 14 au nom bien plus long que la place qui lui reste',
      detail: 'Série INVENTEE-0123456789-TRES-LONGUE',
    })),
  })

describe('labels to print', () => {
  test.each(Object.keys(formats) as Format[])(
    'on %s every number stands whole inside its own label, to the millimetre',
    async (format) => {
      const { grid } = formats[format]
      const count = perPage(format) + 1
      const pages = await read(await sheetOf(format, count))
      expect(pages).toHaveLength(2)
      expect(pages[0]?.width).toBeCloseTo(grid.page.width, 1)
      expect(pages[0]?.height).toBeCloseTo(grid.page.height, 1)
      for (let n = 0; n < perPage(format); n++) {
        const left = grid.left + (n % grid.columns) * (grid.cell.width + grid.gapX)
        const top = grid.top + Math.floor(n / grid.columns) * grid.cell.height
        const number = pages[0]?.texts.find(({ text }) => text === `ML-${String(n + 1).padStart(4, '0')}`)
        expect(number, `${format} ${n + 1}`).toBeDefined()
        expect(number?.x).toBeGreaterThan(left)
        expect(number?.x).toBeLessThan(left + grid.cell.width)
        expect(number?.y).toBeGreaterThan(top)
        expect(number?.y).toBeLessThan(top + grid.cell.height)
      }
    },
  )

  test('a sheet already begun goes on at its first free place; a roll has none', async () => {
    const [page] = await read(await sheetOf('a24_70', 2, 5))
    const number = page?.texts.find(({ text }) => text === 'ML-0001')
    expect(number?.x).toBeGreaterThan(70)
    expect(number?.y).toBeGreaterThan(37)
    expect(await read(await sheetOf('roll57', 2, 5))).toHaveLength(2)
  })

  test('the same labels at the same moment give the same bytes', async () => {
    expect((await sheetOf('a65', 3)).equals(await sheetOf('a65', 3))).toBe(true)
  })

  test('machines are chosen by the filters of their list, or named one by one in the order of the hand', async () => {
    const texts = async (path: string) =>
      (await read((await ahmed.get(path)).bytes)).flatMap((page) => page.texts.map(({ text }) => text))
    const number = await numberOf(first)
    expect(await texts('/etiquettes/planche.pdf?etat=received&papier=a65')).toContain(number)
    const named = await texts(`/etiquettes/planche.pdf?numeros=ETQ-2+${number}+inconnu&papier=roll62`)
    expect(named.filter((text) => text.startsWith('Série'))).toEqual(['Série ETQ-2', 'Série ETQ-1'])
    expect((await ahmed.get('/etiquettes?numeros=inconnu')).text).toContain('Aucun appareil à étiqueter')
    expect((await ahmed.get('/etiquettes/planche.pdf?numeros=inconnu')).status).toBe(404)
    expect((await ahmed.get('/etiquettes/planche.pdf')).status).toBe(404)
  })

  test('another organisation prints none of these machines and opens none of these sheets', async () => {
    const { location } = await ahmed.post('/etiquettes/planches', { count: '3' })
    expect((await site.as('victor').get('/etiquettes?etat=received')).text).not.toContain('ETQ-1')
    for (const path of [location ?? '', `${location}/planche.pdf`])
      expect((await site.as('victor').get(path)).status).toBe(404)
    expect((await site.as('denis').get('/etiquettes')).status).toBe(403)
  })

  test('none, too many and no number at all are refused in words', async () => {
    for (const [count, why] of [
      ['', 'Écrivez combien'],
      ['0', 'Une étiquette, au moins'],
      ['1001', '1000 étiquettes à la fois, au plus'],
      ['douze', 'Écrivez combien'],
      ['2,5', 'Écrivez combien'],
    ] as const) {
      const answer = await ahmed.post('/etiquettes/planches', { count })
      expect(answer.status).toBe(422)
      expect(answer.text, count).toContain(why)
    }
  })

  test('a double click prints one label batch', async () => {
    const fields = { count: '7', _once: '00000000-0000-4000-8000-00000000bbbb' }
    const [one, other] = await Promise.all([
      ahmed.post('/etiquettes/planches', fields),
      ahmed.post('/etiquettes/planches', fields),
    ])
    expect(one.location).toBe(other.location)
    expect(await site.owner('select from label_batch where count = 7')).toHaveLength(1)
  })
})

test('the cards of the bench stand on one page, and each is read as what it says', async () => {
  const { bytes, headers } = await ahmed.get('/etabli/cartes')
  expect(headers.get('content-type')).toBe('application/pdf')
  const pages = await read(bytes)
  expect(pages[0]?.texts.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Testé', 'MODE-TESTE', 'Annuler', 'MODE-PILE-0']),
  )
})
