import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { sayDevice } from './device.words.ts'

type Waiting = {
  state: string
  count: number
  since: Date
  id: string
  number: string
  brand: string
  model: string
  kind: string
}

type Pile = (n: number) => readonly [title: string, detail: string, verb: string]

const piles: Record<string, Pile> = {
  wipe_failed: (n) => [
    `${counted(n, 'appareil')} à effacer à nouveau`,
    'Leur dernier journal ne prouve rien',
    'Effacer à nouveau',
  ],
  returned: (n) => [
    counted(n, 'appareil rendu', 'appareils rendus'),
    'À effacer avant toute chose',
    'Mettre à effacer',
  ],
  to_wipe: (n) => [`${counted(n, 'appareil')} à effacer`, 'Le journal de chacun fait preuve', 'Effacer'],
  received: (n) => [`${counted(n, 'appareil')} à identifier`, 'Relever le matériel de chacun', 'Identifier'],
  wiped: (n) => [`${counted(n, 'appareil')} à tester`, 'Effacés, avec preuve', 'Tester'],
  tested: (n) => [`${counted(n, 'appareil')} à noter`, 'Aspect, fonctionnement, batterie', 'Noter'],
}
const pressing = ['wipe_failed', 'returned', 'to_wipe', 'received']

/** What waits at the bench: one line for each kind of work, which leads to the machine when there is only one. */
export async function deviceTurns(by: Acting): Promise<Turn[]> {
  const { role, organisationId } = by.member
  if (role !== 'refurbisher' && role !== 'coordinator') return []
  const { rows } = await sql<Waiting>`
    select distinct on (state) state, count(*) over (partition by state)::int as count, updated_at as since, id, number, brand, model, kind
    from device where organisation_id = ${organisationId} and transfer_id is null and state in (${sql.join([...Object.keys(piles), 'ready'])})
    order by state, updated_at`.execute(by.db)
  const work = Object.entries(piles).flatMap(([state, pile]) => {
    const waiting = rows.find((row) => row.state === state)
    return waiting ? [pileTurn(by, waiting, pile)] : []
  })
  const ready = rows.find((row) => row.state === 'ready')
  return role === 'refurbisher' && ready ? [...work, readyTurn(ready)] : work
}

/** A pile of machines hurries nobody: it stands behind whoever waits for an answer, for however short a time. */
const pileTurn = (by: Acting, waiting: Waiting, pile: Pile): Turn => {
  const { state, count, id } = waiting
  const [title, detail, verb] = pile(count)
  const href = count === 1 ? `/appareils/${id}` : `/appareils?etat=${state}`
  return {
    tone: pressing.includes(state) ? 'turn' : 'calm',
    since: new Date(by.now.getTime() + DAY),
    title,
    href,
    detail: count === 1 ? sayDevice(waiting) : detail,
    verb: [verb, href],
  }
}

const readyTurn = ({ count, since }: Waiting): Turn => ({
  tone: 'calm',
  since,
  title: `${counted(count, 'appareil prêt', 'appareils prêts')} à partir`,
  href: '/appareils?etat=ready',
  detail: 'Ils attendent une livraison',
  verb: ['Livrer', '/appareils/livrer'],
})
