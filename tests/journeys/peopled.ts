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
import type { Answer, TestSite } from '#testing/testSite.ts'
import { type Territory, writeTerritory } from '../isolation/territory.ts'
import { mailedCopy } from './peopled/copies.ts'
import { countedNote, donorsAtWork } from './peopled/donations.ts'
import { openedCensus, tickedClass } from './peopled/needs.ts'
import { acceptedByLink, askedArrival, listToOrient } from './peopled/orientation.ts'
import { publicRunsOf, runsAlong } from './peopled/runs.ts'
import { arrivedSlip, listToAnnounce } from './peopled/transfers.ts'

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
    copy: await mailedCopy(site),
    venue: await askedArrival(site),
    acceptedLink: await acceptedByLink(site),
    ...(await tickedClass(site)),
    ...(await runsAlong(site, ids.run ?? '')),
    ...(await countedNote(site, lot)),
    prescriptionList: await listToOrient(site, ids.programme ?? ''),
    transferList: await listToAnnounce(site),
    arrived: await arrivedSlip(site, ids.transfer ?? ''),
    person: ids.beneficiary ?? '',
    version: NOTICE_VERSION,
    kind: 'laptop',
    a: ids.household ?? '',
    b: ids.twin ?? '',
    lot,
    ...(await donorsAtWork(site)),
    ...(await publicRunsOf(site)),
    annee: dayOf(new Date()).slice(0, 4),
    identified,
    ready,
    inventory,
    sims,
    organisation: organisationId('samira'),
    colleague: memberId('nadia'),
    guardian: memberId('ahmed'),
  }
}
