import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
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

const groups: Record<string, (n: number) => [title: string, detail: string, verb: string]> = {
  received: (n) => [`${counted(n, 'appareil')} à identifier`, 'Relever le matériel de chacun', 'Identifier'],
  to_wipe: (n) => [`${counted(n, 'appareil')} à effacer`, 'Le journal de chacun fait preuve', 'Effacer'],
  wiped: (n) => [`${counted(n, 'appareil')} à tester`, 'Effacés, avec preuve', 'Tester'],
  tested: (n) => [`${counted(n, 'appareil')} à noter`, 'Aspect, fonctionnement, batterie', 'Noter'],
  returned: (n) => [
    `${counted(n, 'appareil rendu', 'appareils rendus')}`,
    'À effacer avant toute chose',
    'Mettre à effacer',
  ],
}

/** What waits at the bench: failed wipes one by one, then each kind of work with its count. */
export async function deviceTurns(by: Acting): Promise<Turn[]> {
  const { role, organisationId } = by.member
  if (role !== 'refurbisher' && role !== 'coordinator') return []
  const { rows } = await sql<Waiting>`
    select state, count, since, id, number, brand, model, kind from (
      select state, 1 as count, updated_at as since, id, number, brand, model, kind, row_number() over (order by updated_at) as place
      from device where organisation_id = ${organisationId} and state = 'wipe_failed'
      union all
      (select distinct on (state) state, count(*) over (partition by state)::int, updated_at, id, number, brand, model, kind, 1
       from device where organisation_id = ${organisationId} and state in ('received', 'to_wipe', 'wiped', 'tested', 'returned', 'ready') order by state, updated_at)) waiting
    where place <= 10`.execute(by.db)
  return rows.flatMap((row): Turn[] => {
    if (row.state === 'wipe_failed')
      return [
        {
          tone: 'loss',
          since: row.since,
          title: `${sayDevice(row)} : effacement à refaire`,
          href: `/appareils/${row.id}`,
          detail: 'Le dernier journal ne prouve rien',
          verb: ['Effacer à nouveau', `/appareils/${row.id}/effacement`],
        },
      ]
    if (row.state === 'ready')
      return role === 'refurbisher'
        ? [
            {
              tone: 'calm',
              since: row.since,
              title: `${counted(row.count, 'appareil prêt', 'appareils prêts')} à partir`,
              href: '/appareils?etat=ready',
              detail: 'Ils attendent une livraison',
              verb: ['Livrer', '/appareils/livrer'],
            },
          ]
        : []
    const group = groups[row.state]?.(row.count)
    if (!group) return []
    const [title, detail, verb] = group
    const href = row.count === 1 ? `/appareils/${row.id}` : `/appareils?etat=${row.state}`
    return [
      {
        tone: row.state === 'returned' || row.state === 'to_wipe' || row.state === 'received' ? 'turn' : 'calm',
        since: row.since,
        title,
        href,
        detail,
        verb: [verb, href],
      },
    ]
  })
}
