import { csvFile } from '#equipment/devices/device.fixture.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './address.ts'

/** A census with one structure that counted and named somebody, and the link by which it answers. */
export async function openedCensus(
  site: TestSite,
): Promise<Record<'census' | 'jeton' | 'censusList' | 'jetonList' | 'structure', string>> {
  const claire = site.as('claire')
  const { location } = await claire.post('/recensements/nouveau', {
    title: 'Qui n’a pas d’ordinateur ?',
    communes: 'Harnes 62440\nSallaumines',
    kinds: ['computer', 'skills'],
    publics: ['rsa', 'pupil'],
    questions: ['visitors', 'help', 'obstacle', 'workspace'],
    closes_on: '2099-12-31',
  })
  await claire.post(`${location}/inviter`, {
    partners: 'Centre social ; accueil@social.test\nCollège ; vie@college.test',
  })
  const [invited] = await site.owner<{ link: string }>(
    `select link from app.outbox where email = 'accueil@social.test'`,
  )
  const link = invited?.link ?? ''
  await site.anyone.post(link, {
    'n.62413.computer': '12',
    'n.62413.computer.rsa': '5',
    visitors: '300',
    help: 'oui',
    done: 'oui',
  })
  await site.anyone.post(`${link}/famille`, {
    name: 'Famille Ziani',
    commune: '62413',
    kinds: ['computer'],
    agreed: 'oui',
  })
  const list = csvFile(
    'Nom;Commune;Ordinateur;Accord\nFamille Ruiz;Harnes;oui;oui\nMme Petit;Harne;oui;oui\nM. Roy;Harnes;;non\n',
  )
  const lists = [
    await claire.post(`${location}/liste`, { list, partner: 'MJC' }),
    await site.anyone.post(`${link}/liste`, { list }),
  ].map((kept) => lastOf(kept.location))
  const [asked] = await site.owner<{ id: string }>(
    `select id from app.census_invitation where email = 'accueil@social.test'`,
  )
  return {
    ...{ census: lastOf(location), jeton: lastOf(link), structure: asked?.id ?? '' },
    ...{ censusList: lists[0] ?? '', jetonList: lists[1] ?? '' },
  }
}

/** A class ticked by its school: one family reached, one pupil whose cause is known, one who is back. */
export async function tickedClass(site: TestSite): Promise<Record<string, string>> {
  const paul = site.as('paul')
  const { location } = await paul.post('/classes/nouvelle', {
    name: '4e B',
    names: 'TAHIRI Yanis\nMAZUR Jade\nHAVET Noah\nPINTO Lola',
  })
  const ticked = lastOf(location)
  const pupils = await site.owner<{ id: string; first_name: string }>(
    'select id, first_name from app.pupil where class_id = $1',
    [ticked],
  )
  const fields = pupils.filter(({ first_name }) => first_name !== 'Lola')
  const since = dayOf(new Date())
  await paul.post(`/classes/${ticked}`, {
    ...{ since, noticed: 'class_missed' },
    ...Object.fromEntries(
      fields.flatMap(({ id }) => [[`p.${id}`, 'oui'] as const, [`joint.${id}`, 'reached'] as const]),
    ),
  })
  const signals = await site.owner<{ id: string; first_name: string }>(
    'select s.id, p.first_name from app.signal s join app.pupil p on p.id = s.pupil_id where p.class_id = $1',
    [ticked],
  )
  const of = (name: string) => signals.find(({ first_name }) => first_name === name)?.id ?? ''
  await paul.post(`/signalements/${of('Jade')}/cause`, { causes: ['disengaged'] })
  await paul.post(`/signalements/${of('Noah')}/retour`, { back_on: since })
  return { ticked, reached: of('Yanis'), helped: of('Jade'), back: of('Noah') }
}
