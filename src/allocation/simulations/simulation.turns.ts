import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayAgo } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'

/** How long the end of a simulation is told, in milliseconds. */
const TOLD_FOR = 2 * DAY

/** For whoever asked: a simulation computed behind is over. One that was answered with its page has been read. */
export async function simulationTurns(by: Acting): Promise<Turn[]> {
  if (by.member.role !== 'coordinator') return []
  const rows = await by.db
    .selectFrom('simulation')
    .innerJoin('programme', 'programme.id', 'simulation.programme_id')
    .select(['simulation.id', 'programme_id', 'simulation.name', 'programme.name as programme', 'state', 'written_at'])
    .where('simulation.organisation_id', '=', by.member.organisationId)
    .where('written_by', '=', by.member.name)
    .where('written_at', '>', new Date(by.now.getTime() - TOLD_FOR))
    .where((q) =>
      q.or([q('state', '=', 'failed'), q.and([q('state', '=', 'found'), q('found_at', '>', q.ref('written_at'))])]),
    )
    .orderBy('written_at', 'desc')
    .limit(3)
    .execute()
  return rows.map((row): Turn => {
    const href = `/programmes/${row.programme_id}/simulateur/${row.id}`
    return {
      ...{ tone: 'calm', since: row.written_at, href },
      title: `Votre simulation « ${row.name} » ${row.state === 'found' ? 'est prête' : 'n’a pas pu répondre'}`,
      detail: `${row.programme}, demandée ${sayAgo(row.written_at, by.now)}`,
      verb: [row.state === 'found' ? 'Lire' : 'Voir pourquoi', href],
    }
  })
}
