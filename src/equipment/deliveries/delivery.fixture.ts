import type { Fields, TestSite } from '#testing/testSite.ts'
import { csvFile, donationFields } from '../devices/device.fixture.ts'

/** A note in the shape that eReuse writes. */
export const noteText = [
  'Box;;Nº Inventary;Type of device;Sub Type;Brand;Model;serial number',
  '1;;N-01;PC portable;;Acer;TravelMate P2;TMP0000001',
  '1;;N-02;PC portable;;Acer;TravelMate P2;TMP0000002',
  '2;;N-03;PC portable;;Dell;Latitude 5400;DLA0000003',
  '2;;;Écran;;Dell;P2419;',
  '',
].join('\n')

/** Denis announces a lot, Ahmed accepts it. */
export async function acceptedLot(site: TestSite, fields: Fields = {}): Promise<string> {
  const { location } = await site.as('denis').post('/dons/nouveau', { ...donationFields, ...fields })
  const lot = location?.split('/').at(-1) ?? ''
  await site.as('ahmed').post(`/dons/${lot}/reponse`, { answer: 'accepted' })
  return lot
}

/** Deposits a note; gives the address of its dry run. */
export const deposit = async (
  site: TestSite,
  lot: string,
  text: string | Uint8Array<ArrayBuffer> = noteText,
  name = 'bordereau.csv',
) => site.as('ahmed').post(`/dons/${lot}/bordereau/liste`, { list: csvFile(text, name) })

/** A lot whose note was taken, and whose reception is open. */
export async function openedLot(site: TestSite, text = noteText): Promise<string> {
  const lot = await acceptedLot(site)
  const { location } = await deposit(site, lot, text)
  await site.as('ahmed').post(location ?? '')
  await site.as('ahmed').post(`/dons/${lot}/bordereau/ouvrir`)
  return lot
}

export const scan = (site: TestSite, lot: string, code: string) =>
  site.as('ahmed').post(`/dons/${lot}/bordereau/pointer`, { code })

/** Takes in a machine that the note does not name. */
export const unlisted = (site: TestSite, lot: string, fields: Fields) =>
  site.as('ahmed').post(`/dons/${lot}/bordereau/pointer/hors-bordereau`, { kind: 'laptop', ...fields })

/** Closes the reception with an address, and gives the donor's link. */
export async function linkOf(site: TestSite, lot: string, email = 'sous-sol@mairie.test'): Promise<string> {
  await site.as('ahmed').post(`/dons/${lot}/bordereau/clore`, { email })
  return newestLink(site, email)
}

export async function newestLink(site: TestSite, email = 'sous-sol@mairie.test'): Promise<string> {
  const rows = await site.owner<{ link: string }>(
    `select link from app.outbox where email = $1 and link like '/livraison/%' order by created_at desc, id desc limit 1`,
    [email],
  )
  return rows[0]?.link ?? ''
}

export const noteRow = async (site: TestSite, lot: string) =>
  (
    await site.owner<{ id: string; state: string; version: number }>(
      'select * from delivery_note where donation_id = $1',
      [lot],
    )
  )[0]

/** Counts as they stand behind the locks: what is expected, and scans by result. */
export async function lotCounts(site: TestSite, lot: string) {
  const note = await noteRow(site, lot)
  const [lines] = await site.owner<{ expected: number; doubles: number }>(
    'select count(*) filter (where double_of is null)::int as expected, count(double_of)::int as doubles from delivery_line where note_id = $1',
    [note?.id],
  )
  const scans = await site.owner<{ result: string; n: number }>(
    'select result, count(*)::int as n from delivery_scan where note_id = $1 and undone_at is null group by result',
    [note?.id],
  )
  const of = (result: string) => scans.find((one) => one.result === result)?.n ?? 0
  return { ...lines, listed: of('listed'), surplus: of('surplus'), swapped: of('swapped') }
}
