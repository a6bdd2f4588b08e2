import type { FirstName } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import {
  maskedStatesOf,
  prioritiesStatesOf,
  spareStatesOf,
  stationStatesOf,
  stoppedStatesOf,
  takenBackStatesOf,
  unitedStatesOf,
} from './afterActs.ts'
import { comparedStatesOf } from './comparedStates.ts'
import { redistributedStatesOf } from './redistributedStates.ts'
import type { State } from './states.ts'

type Moments = { table: string; row: string; states: string; seenBy: readonly FirstName[]; at: readonly string[] }

/** States through which a row passes, and the pages that say so. */
const moments: readonly Moments[] = [
  {
    table: 'prescription',
    row: 'prescription',
    states: 'accepted promised served refused rerouted expired withdrawn',
    seenBy: ['samira', 'claire'],
    at: ['/orientations/:id', '/orientations', '/ma-journee'],
  },
  {
    table: 'device',
    row: 'device',
    states:
      'announced received identified to_wipe wiped wipe_failed tested repairing graded ready reserved handed_over return_due returned lost stolen destroyed exited',
    seenBy: ['claire', 'denis', 'nadia'],
    at: ['/appareils/:id', '/appareils'],
  },
  {
    table: 'transfer',
    row: 'transfer',
    states: 'prepared sent received closed cancelled',
    seenBy: ['claire', 'paul'],
    at: ['/transferts/:id', '/transferts', '/ma-journee'],
  },
  {
    table: 'donation',
    row: 'donation',
    states: 'announced accepted refused received',
    seenBy: ['denis'],
    at: ['/dons/:id', '/dons'],
  },
  {
    table: 'delivery_note',
    row: 'note',
    states: 'expected counting contested confirmed',
    seenBy: ['denis', 'ahmed'],
    at: ['/dons/:lot/bordereau', '/ma-journee'],
  },
  {
    table: 'sim_card',
    row: 'sim',
    states: 'in_stock given active expired lost blocked returned',
    seenBy: ['claire', 'nadia'],
    at: ['/cartes-sim/:id', '/cartes-sim'],
  },
  {
    table: 'appointment',
    row: 'appointment',
    states: 'proposed seen no_show excused cancelled',
    seenBy: ['nadia'],
    at: ['/rendez-vous/:id', '/rendez-vous', '/ma-journee'],
  },
  {
    table: 'seat',
    row: 'seat',
    states: 'waiting present absent excused',
    seenBy: ['nadia'],
    at: ['/ateliers/:workshop'],
  },
  {
    table: 'workshop',
    row: 'workshop',
    states: 'held cancelled',
    seenBy: ['nadia'],
    at: ['/ateliers/:id', '/ateliers'],
  },
  {
    table: 'handover',
    row: 'handover',
    states: 'signed closed cancelled',
    seenBy: ['nadia', 'claire'],
    at: ['/remises/:id', '/familles/:household', '/familles/:household/remise'],
  },
  {
    table: 'allocation_run',
    row: 'run',
    states: 'published settled',
    seenBy: ['claire'],
    at: ['/passages/:id', '/passages/:id/commission', '/passages/:id/ordre-du-jour', '/passages/:id/suites'],
  },
  {
    table: 'appeal',
    row: 'appeal',
    states: 'received',
    seenBy: ['claire'],
    at: ['/recours/:id', '/passages/:runPublished/recours', '/ma-journee'],
  },
]

/** The same rows later on: what each state makes people read. */
export async function laterStatesOf(site: TestSite, ids: Record<string, string>): Promise<State[]> {
  const states: State[] = []
  await site.owner(
    `update app.handover set signed_at = now(), signer = 'Leïla Tahiri', signed_how = 'paper', witness = 'Nadia Haddad' where id = $1`,
    [ids.handover],
  )
  for (const { table, row, states: words, seenBy, at } of moments)
    for (const state of words.split(' ')) {
      await site.owner(`update app.${table} set state = $1 where id = $2`, [state, ids[row]])
      for (const who of seenBy)
        for (const path of at) {
          const address = path.replace(/:(\w+)/, (_, name: string) => ids[name === 'id' ? row : name] ?? '')
          const answer = await site.as(who).get(address)
          if (answer.status === 200) states.push({ who, path: address, label: path.replace(/:\w+/, ':id'), answer })
          else if (answer.status >= 400) throw new Error(`${answer.status} for ${who} at ${path}, ${table} ${state}`)
        }
    }
  return [
    ...states,
    ...(await stationStatesOf(site)),
    ...(await stoppedStatesOf(site, ids)),
    ...(await maskedStatesOf(site)),
    ...(await prioritiesStatesOf(site, ids)),
    ...(await spareStatesOf(site, ids)),
    ...(await unitedStatesOf(site, ids)),
    ...(await takenBackStatesOf(site, ids.programme)),
    ...(await comparedStatesOf(site, ids.programme ?? '')),
    ...(await redistributedStatesOf(site)),
  ]
}
