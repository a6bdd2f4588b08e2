import { organisationId } from '../../testing/cast.ts'
import type { TestSite } from '../../testing/testSite.ts'
import { type FixtureRun, fixtureLog } from '../wiping/wipeLog.fixture.ts'

/** Invented equipment for tests. */

/** A machine as lshw would show it, with these drives (serial numbers). */
export const snapshotFile = ({ serial = 'PF0INVENTED', drives = ['INV-00001'] } = {}): File =>
  new File(
    [
      JSON.stringify({
        id: 'poste',
        class: 'system',
        product: 'Portable Inventé 14',
        vendor: 'Maison',
        serial,
        configuration: { chassis: 'notebook' },
        children: [
          {
            id: 'core',
            class: 'bus',
            children: [
              { id: 'memory', class: 'memory', description: 'System Memory', size: 8_589_934_592 },
              ...drives.map((drive, at) => ({
                id: `disk:${at}`,
                class: 'disk',
                description: 'ATA Disk',
                product: 'INVENTED DISK 1000',
                serial: drive,
                size: 320_072_933_376,
              })),
            ],
          },
        ],
      }),
    ],
    'releve.json',
  )

export const logFile = (run: FixtureRun = {}, name = 'nwipe.log'): File => new File([fixtureLog(run)], name)

export const csvFile = (text: string | Uint8Array<ArrayBuffer>, name = 'inventaire.csv'): File =>
  new File([text], name, { type: 'text/csv' })

export const donationFields = {
  title: 'Postes de la mairie',
  place: 'Hôtel de ville, au sous-sol',
  remove_by: '2099-12-31',
  'kind.0': 'laptop',
  'count.0': '12',
  'acquired.0': '2019',
  'value.0': '120',
  'outcome.0': 'gift',
  refurbisher_id: organisationId('ahmed'),
}

const idIn = (location: string | null) => location?.split('/').at(-1)?.split('?')[0] ?? ''

/** Denis announces a lot, Ahmed accepts and receives it. */
export async function receivedLot(site: TestSite): Promise<string> {
  const lot = idIn((await site.as('denis').post('/dons/nouveau', donationFields)).location)
  await site.as('ahmed').post(`/dons/${lot}/reponse`, { answer: 'accepted' })
  await site.as('ahmed').post(`/dons/${lot}/reception`, { how: 'all' })
  return lot
}

/** One laptop of a lot, on the bench. */
export async function addedDevice(site: TestSite, lot: string, fields: Record<string, string> = {}): Promise<string> {
  const answer = await site
    .as('ahmed')
    .post('/appareils/nouveau', { kind: 'laptop', serial: 'PF0INVENTED', inventory_tag: 'M-12', don: lot, ...fields })
  const id = idIn(answer.location)
  if (id) await arrivedOn(site, id)
  return id
}

/** It came in before the logs of these tests were written, which are of March 2026. */
export const arrivedOn = (site: TestSite, id: string, day = '2026-01-05') =>
  site.owner('update custody set since = $2 where device_id = $1 and until is null and household_id is null', [id, day])

/** What the next form of this device carries. */
export const versionOf = async (site: TestSite, id: string): Promise<string> =>
  String((await site.owner<{ version: number }>('select version from device where id = $1', [id]))[0]?.version)

export const stateOf = async (site: TestSite, id: string): Promise<string> =>
  String((await site.owner<{ state: string }>('select state from device where id = $1', [id]))[0]?.state)

/** Everything works, and no lock was found. */
export const allWorks = {
  ...{ checklist: '0', rest: 'ok' },
  ...{ r_account_lock: 'ok', r_bios_lock: 'ok', r_mdm_lock: 'ok' },
}

/** Posts a bench form with the version of the device as it is now. */
export const benchPost = async (site: TestSite, id: string, act: string, fields: Record<string, string> = {}) =>
  site.as('ahmed').post(`/appareils/${id}/${act}`, { version: await versionOf(site, id), ...fields })

/** A device wiped with proof, tested, graded and ready, in Ahmed's workshop. */
export async function readyDevice(site: TestSite, lot: string, serial: string): Promise<string> {
  const id = await addedDevice(site, lot, { serial, inventory_tag: serial })
  await site
    .as('ahmed')
    .post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`D-${serial}`] }) })
  await site
    .as('ahmed')
    .post(`/appareils/${id}/effacement`, { logs: logFile({ host: serial, drives: [{ serial: `D-${serial}` }] }) })
  await benchPost(site, id, 'essais', allWorks)
  await benchPost(site, id, 'note', { aspect: 'B', working: 'A', battery: 'B' })
  await benchPost(site, id, 'pret')
  return id
}
