import {
  addedDevice,
  csvFile,
  logFile,
  readyDevice,
  receivedLot,
  snapshotFile,
} from '#equipment/devices/device.fixture.ts'
import { NOTICE_VERSION } from '#needs/notice/words.ts'
import { asOwner } from '#platform/db/database.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { memberId, organisationId } from '#testing/cast.ts'
import type { Answer, testSite } from '#testing/testSite.ts'
import { type Territory, writeTerritory } from '../isolation/territory.ts'

type TestSite = Awaited<ReturnType<typeof testSite>>

/** One row of each kind around Harnes, and a workshop at work: nothing is left without an example. */
export async function peopledSite(site: TestSite): Promise<Record<string, string>> {
  const { ids }: Territory = await asOwner(site.url, (owner) =>
    writeTerritory(
      owner,
      { coordinator: 'claire', prescriber: 'samira', donor: 'denis', school: 'paul' },
      1,
      'Famille Belloumi',
    ),
  )
  const lot = await receivedLot(site)
  const identified = await addedDevice(site, lot)
  await site.as('ahmed').post(`/appareils/${identified}/releve`, { snapshot: snapshotFile() })
  await site.as('ahmed').post(`/appareils/${identified}/effacement`, { logs: logFile({ verify: 0, blank: false }) })
  const ready = await readyDevice(site, lot, 'PFREADY01')
  const fileOf = ({ location }: Answer) => location?.split('?')[0]?.split('/').at(-1) ?? ''
  const inventory = fileOf(
    await site.as('ahmed').post(`/dons/${lot}/inventaire`, {
      list: csvFile('Type;Marque;N° de série\nPC portable;Dell;A-1\nPC portable;Dell;\nGrille-pain;Dell;A-2\n'),
    }),
  )
  const sims = fileOf(
    await site.as('claire').post('/cartes-sim/lot', {
      operator: 'Opérateur Inventé',
      label: '',
      received_on: '2026-01-05',
      list: csvFile('iccid\n8933150319050352521\n12\n'),
    }),
  )
  await site.as('paul').post('/familles/nouvelle', {
    name: 'Famille Tahiri',
    commune: 'Harnes',
    adults: '2',
    children: '1',
    first_name: 'Yanis',
    phone: '06 12 34 56 78',
    needs: ['computer'],
    channel: 'phone',
    languages: ['fr'],
    informed: 'oui',
    agreed: 'spoken',
  })
  const census = await openedCensus(site)
  // What was asked stops nothing here: a family of whom nothing more is done shows few pages, which come later.
  await site.owner(`update app.rights_request set kind = 'access' where id = $1`, [ids.request])
  await site.owner(
    `update app.prescription_link set token_hash = sha256(sha256('reponse')) where prescription_id = $1`,
    [ids.prescription],
  )
  await site.owner(
    `insert into app.agreement (id, household_id, organisation_id, kind, how, given_on, noted_by, child_agreed, beneficiary_id, given_as, given_by)
     values (app.uuid7(), $1, $2, 'child', 'spoken', current_date, 'Claire Fontaine', true, $3, 'self', 'Yanis')`,
    [ids.household, organisationId('claire'), ids.beneficiary],
  )
  const exit = fileOf(
    await site.as('ahmed').post('/sorties/nouvelle', {
      ...{ kind: 'parts', left_on: '2026-03-09', devices: [await readyDevice(site, lot, 'PFLEAVES1')] },
    }),
  )
  return {
    ...ids,
    ...census,
    exit,
    ownExit: ids.exit ?? '',
    code: 'ABCDEFGH2342',
    link: 'reponse',
    venue: await askedArrival(site),
    acceptedLink: await acceptedByLink(site),
    ...(await tickedClass(site)),
    prescriptionList: await listToOrient(site, ids.programme ?? ''),
    person: ids.beneficiary ?? '',
    version: NOTICE_VERSION,
    a: ids.household ?? '',
    b: ids.twin ?? '',
    lot,
    identified,
    ready,
    inventory,
    sims,
    organisation: organisationId('samira'),
    colleague: memberId('nadia'),
    guardian: memberId('ahmed'),
  }
}

/** A family that was accepted, and of whom its receiver is asked whether it came; the link that asks. */
async function askedArrival(site: TestSite): Promise<string> {
  await site.owner(
    `with sent as (insert into app.prescription (id, household_id, organisation_id, to_organisation_id, member_id, sender, kinds, state, sent_at, answered_at, answered_by)
       select app.uuid7(), h.id, m.organisation_id, c.organisation_id, m.id, m.name, '{computer}', 'accepted', now() - interval '40 days', now() - interval '35 days', c.name
       from app.household h join app.member m on m.name = 'Paul Wattrelos' join app.member c on c.name = 'Claire Fontaine' where h.name = 'Famille Tahiri' limit 1
       returning id, to_organisation_id)
     insert into app.arrival (prescription_id, organisation_id, token_hash, expires_at, asked_at)
     select id, to_organisation_id, sha256(sha256('venue')), now() + interval '9 days', now() from sent`,
  )
  return 'venue'
}

/** The link by which that same family was accepted, which still shows whom to call. */
async function acceptedByLink(site: TestSite): Promise<string> {
  await site.owner(
    `with accepted as (update app.prescription p set answered_by_link = true from app.arrival v
       where v.prescription_id = p.id and v.token_hash = sha256(sha256('venue')) returning p.id, p.organisation_id)
     insert into app.prescription_link (prescription_id, organisation_id, token_hash, sent_at, expires_at)
     select id, organisation_id, sha256(sha256('acceptee')), now(), now() + interval '5 days' from accepted`,
  )
  return 'acceptee'
}

/** A census with one structure that counted and named somebody, and the link by which it answers. */
async function openedCensus(
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

export const lastOf = (address: string | null) => address?.split('/').at(-1) ?? ''

/** A list of people to orient: one who may leave, one already followed, one whose commune is not sure. */
async function listToOrient(site: TestSite, programme: string): Promise<string> {
  const kept = await site.as('samira').post('/orientations/liste', {
    list: csvFile(
      'Nom;Commune;Besoins\nMme Noël;Harnes;ordinateur\nFamille Belloumi;Harnes;internet\nM. Roy;Noyelles;PC\n',
    ),
    ...{ informed: 'oui', agreed: 'spoken', to: `${organisationId('claire')}.${programme}` },
  })
  return lastOf(kept.location)
}

/** A class ticked by its school: one family reached, one pupil whose cause is known, one who is back. */
async function tickedClass(site: TestSite): Promise<Record<string, string>> {
  const paul = site.as('paul')
  const { location } = await paul.post('/classes/nouvelle', {
    name: '4e B',
    names: 'TAHIRI Yanis\nMAZUR Jade\nHAVET Noah\nPINTO Lola',
  })
  const ticked = location?.split('/').at(-1) ?? ''
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
