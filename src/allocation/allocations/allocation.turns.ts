import type { Acting } from '#platform/access/acting.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { agreed } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { sayKinds } from '../programmes/words.ts'
import { allocationDelay } from './allocation.delay.store.ts'
import { type Unpromised, unpromised } from './unpromised.store.ts'

/** A family without any machine waits for more than one without a line; otherwise the order of the waiting list. */
const computersFirst = (a: Unpromised, b: Unpromised) =>
  Number(b.kinds.includes('computer')) - Number(a.kinds.includes('computer'))

/** For the coordination: orientations accepted that nothing answers yet, and promises that stay on the shelf. */
export async function allocationTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'coordinator') return []
  const waiting = (await unpromised(by, 60))
    .sort(computersFirst)
    .slice(0, 12)
    .map(
      (row): Turn => ({
        tone: 'turn',
        since: row.answered_at ?? row.sent_at,
        title: `${row.name} ${agreed(row.name, 'attend', 'attendent')} ${sayKinds(row.kinds)}`,
        href: `/familles/${row.household_id}`,
        detail: `${row.commune_name}, orientation reçue ${sayAgo(row.sent_at, by.now)}`,
        verb: [
          row.kinds.includes('computer') ? 'Promettre un ordinateur' : 'Promettre une connexion',
          `/familles/${row.household_id}/attribuer`,
        ],
        chain: row.chain,
      }),
    )
  const late = (await allocationDelay(by)).map(
    (row): Turn => ({
      tone: 'loss',
      since: row.promised_at,
      title: `${row.name} ${agreed(row.name, 'attend', 'attendent')} toujours ${sayKinds(row.kinds)}`,
      href: `/familles/${row.household_id}`,
      detail: `Promis ${sayAgo(row.promised_at, by.now)}, pas encore remis`,
      verb: ['Préparer la remise', `/familles/${row.household_id}/remise`],
      chain: row.chain,
    }),
  )
  return [...late, ...waiting].slice(0, 20)
}
