import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayShort } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
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
  place: string | null
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
  if (role !== 'refurbisher' && role !== 'coordinator' && role !== 'school') return []
  const { rows } = await sql<Waiting>`
    select distinct on (d.state) d.state, count(*) over (partition by d.state)::int as count, d.updated_at as since, d.id, d.number, d.brand,
      d.model, d.kind, p.name as place
    from device d left join place p on p.id = d.place_id
    where d.organisation_id = ${organisationId} and d.transfer_id is null and d.state in (${sql.join([...Object.keys(piles), 'ready'])})
    order by d.state, d.updated_at`.execute(by.db)
  const back = rows.find(({ state }) => state === 'returned')
  if (role === 'school') return back ? [sentBackTurn(by, back)] : []
  const work = Object.entries(piles).flatMap(([state, pile]) => {
    const waiting = rows.find((row) => row.state === state)
    return waiting ? [isForgotten(by, waiting) ? forgottenTurn(waiting) : pileTurn(by, waiting, pile)] : []
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

/** After so many days, what a family brought back was put away and forgotten. */
const DAYS_ON_A_SHELF = 14

const isForgotten = (by: Acting, { state, since }: Waiting) =>
  state === 'returned' && since.getTime() < by.now.getTime() - DAYS_ON_A_SHELF * DAY

const oldest = ({ since, place }: Waiting) =>
  `Le plus ancien depuis le ${sayShort(since)}${place ? `, rangé ${toward(place)}` : ''}`

/** Nobody took it up since it came back: what a family left on it is still there. */
const forgottenTurn = (waiting: Waiting): Turn => {
  const href = waiting.count === 1 ? `/appareils/${waiting.id}` : '/appareils?etat=returned'
  return {
    tone: 'loss',
    since: waiting.since,
    title: `${counted(waiting.count, 'appareil rendu', 'appareils rendus')}, toujours pas à effacer`,
    href,
    detail: waiting.count === 1 ? `${sayDevice(waiting)}. ${oldest(waiting)}` : oldest(waiting),
    verb: ['Mettre à effacer', href],
  }
}

/** A school wipes nothing: what its pupils bring back goes to whoever does. */
const sentBackTurn = (by: Acting, waiting: Waiting): Turn => ({
  tone: isForgotten(by, waiting) ? 'loss' : 'turn',
  since: waiting.since,
  title: `${counted(waiting.count, 'appareil rendu', 'appareils rendus')} par les familles`,
  href: '/appareils?etat=returned',
  detail: `À renvoyer à l’atelier, qui les efface. ${oldest(waiting)}`,
  verb: ['Préparer le bordereau', '/transferts/nouveau'],
})

const readyTurn = ({ count, since }: Waiting): Turn => ({
  tone: 'calm',
  since,
  title: `${counted(count, 'appareil prêt', 'appareils prêts')} à partir`,
  href: '/appareils?etat=ready',
  detail: 'Ils attendent une livraison',
  verb: ['Livrer', '/appareils/livrer'],
})
