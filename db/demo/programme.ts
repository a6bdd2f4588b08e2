import { towns } from './communes.ts'
import type { Demo, Row } from './demo.ts'
import type { Network } from './organisations.ts'
import type { Person } from './people.ts'

export type Kind = 'computer' | 'connection'

/** The programme of the demonstration: 120 computers and 120 connections, 40 of each in each of the three towns. */
export type Programme = { id: string; name: string; quotas: Row<'quota'>[] }

export const PLACES = 40

export function inventProgramme(demo: Demo, network: Network, head: Person): Programme {
  const at = demo.clock.ago(512)
  const name = '120 familles connectées'
  const programme: Programme = { id: demo.id(at), name, quotas: [] }
  demo.add('programme', {
    ...{
      id: programme.id,
      organisation_id: head.organisation.id,
      name,
      funder_id: network.fondation.id,
      created_at: at,
    },
    ...{ starts_on: demo.clock.day(-510), ends_on: demo.clock.day(210) },
    note: 'Prêt d’un ordinateur et carte SIM pour les familles avec enfants de Sallaumines, Harnes et Billy-Montigny.',
  })
  for (const commune of towns)
    for (const kind of ['computer', 'connection'] as const)
      programme.quotas.push(
        demo.add('quota', { programme_id: programme.id, commune, kind, places: PLACES, promised: 0, handed_over: 0 }),
      )
  demo.note(head, at, {
    act: 'programme.created',
    subject: ['programme', programme.id],
    data: { name, communes: towns.length },
  })
  return programme
}

/** Counts a promise, or a thing in hand, in the places of its commune. */
export function count(programme: Programme, commune: string, kind: Kind, column: 'promised' | 'handed_over'): void {
  const quota = programme.quotas.find((line) => line.commune === commune && line.kind === kind)
  if (quota) quota[column] = (quota[column] ?? 0) + 1
}
