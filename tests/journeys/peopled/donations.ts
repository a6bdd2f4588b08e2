import { deposit, linkOf, openedLot, scan, unlisted } from '#equipment/deliveries/delivery.fixture.ts'
import { donationFields } from '#equipment/devices/device.fixture.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './address.ts'

/** A lot to answer, one to fetch on a day that waits for its answer; an agreement to confirm, one that holds; a stock and a removal. */
export async function donorsAtWork(
  site: TestSite,
): Promise<Record<'announced' | 'accepted' | 'proposed' | 'confirmed', string>> {
  const [denis, ahmed] = [site.as('denis'), site.as('ahmed')]
  const idOf = ({ location }: { location: string | null }) => lastOf(location)
  const write = (title: string) =>
    denis.post('/conventions-de-don/nouvelle', {
      ...{ title, refurbisher_id: organisationId('ahmed'), starts_on: '2026-01-01', deliberation: '2026-4' },
    })
  const [proposed, confirmed] = [idOf(await write('Convention à confirmer')), idOf(await write('Convention en cours'))]
  await ahmed.post(`/conventions-de-don/${confirmed}/reponse`, { answer: 'confirmed', undertaken: 'oui' })
  const waste = { 'kind.1': 'printer', 'count.1': '2', 'value.1': '0', 'acquired.1': '2010', 'outcome.1': 'waste' }
  const announced = idOf(await denis.post('/dons/nouveau', { ...donationFields, ...waste, agreement_id: confirmed }))
  const accepted = idOf(await denis.post('/dons/nouveau', { ...donationFields, title: 'À chercher' }))
  await ahmed.post(`/dons/${accepted}/reponse`, { answer: 'accepted' })
  await ahmed.post(`/dons/${accepted}/enlevement`, {
    ...{ day: '2098-03-04', slot: 'late_morning', place: 'Quai', contact_role: 'gardien' },
  })
  await denis.post(`/dons/${accepted}/acte`)
  await denis.post('/reemploi/stock', {
    annee: dayOf(new Date()).slice(0, 4),
    'screens.count': '40',
    'small_it.count': '9',
  })
  await denis.post('/reemploi/dechets/nouveau', {
    ...{ removed_on: '2026-01-05', nature: 'Claviers', count: '8', destination: 'Déchèterie' },
  })
  return { announced, accepted, proposed, confirmed }
}

/** The delivery note of a lot, counted: one machine as announced, one missing, one surplus; its link, and a file read over. */
export async function countedNote(
  site: TestSite,
  lot: string,
): Promise<Record<'countingList' | 'exception' | 'delivery' | 'counting' | 'note', string>> {
  const file =
    'Type;Modèle;N° de série;Carton\nPortable;Latitude;BL-1;1\nPortable;Latitude;BL-2;1\nÉcran;P24;;2\nÉcran;;BL 1;2\n'
  const deposited = await deposit(site, lot, file)
  await site.as('ahmed').post(deposited.location ?? '')
  await site.as('ahmed').post(`/dons/${lot}/bordereau/ouvrir`)
  await scan(site, lot, 'BL-1')
  await unlisted(site, lot, { code: 'BL-9', kind: 'printer' })
  await linkOf(site, lot)
  await site.owner(
    `update app.delivery_link l set token_hash = sha256(sha256('livraison')) from app.delivery_note n where n.id = l.note_id and n.donation_id = $1`,
    [lot],
  )
  await site.owner(
    `insert into app.delivery_contest (id, note_id, organisation_id, said, said_by, said_at) select app.uuid7(), id, donor_id, 'Il manque un écran', 'Denis', now() from app.delivery_note where donation_id = $1`,
    [lot],
  )
  const counting = await openedLot(site)
  const corrected = await deposit(site, counting, file.replace('BL-2', 'BL-3'))
  const [missing] = await site.owner<{ id: string; note: string }>(
    `select y.id, n.id as note from app.delivery_line y join app.delivery_note n on n.id = y.note_id where n.donation_id = $1 and y.double_of is null order by y.line desc limit 1`,
    [lot],
  )
  return {
    ...{ countingList: lastOf(corrected.location), counting },
    ...{ exception: missing?.id ?? '', note: missing?.note ?? '', delivery: 'livraison' },
  }
}
