import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { toward } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { sayReceiver } from './batch.words.ts'

/** Lines of a day: over so many, the list says the rest. */
const FEW = 5

/** What a place or a person was to bring back, and has not; then the sheets that nobody signed yet. */
export async function batchTurns(by: Acting): Promise<Turn[]> {
  if (!handsOver.includes(by.member.role)) return []
  const today = dayOf(by.now)
  const late = sql<boolean>`(batch.state = 'signed' and batch.due_on < ${today}::date)`
  const rows = await by.db
    .selectFrom('batch')
    .leftJoin('place', 'place.id', 'batch.place_id')
    .select(['batch.id', 'batch.number', 'batch.receiver', 'batch.receiver_name', 'batch.receiver_role'])
    .select([
      'batch.receiver_of',
      'batch.created_at',
      'place.name as place',
      sql<string>`batch.due_on::text`.as('due_on'),
    ])
    .select(late.as('late'))
    .where('batch.organisation_id', '=', by.member.organisationId)
    .where((w) => w.or([w('batch.state', '=', 'prepared'), w(late, '=', true)]))
    .orderBy(late, 'desc')
    .orderBy('batch.due_on')
    .orderBy('batch.created_at')
    .limit(FEW)
    .execute()
  return rows.map((row): Turn => {
    const href = `/remises-groupees/${row.id}`
    return row.late
      ? {
          ...{ tone: 'loss', since: new Date(`${row.due_on}T12:00:00Z`), href },
          title: `Retour attendu : ${sayReceiver(row)}`,
          detail: `Feuille ${row.number}, à rendre le ${sayDate(row.due_on)}.`,
          verb: ['Noter le retour', href],
        }
      : {
          ...{ tone: 'turn', since: row.created_at, href },
          title: `À signer : remise ${toward(sayReceiver(row))}`,
          detail: `Feuille ${row.number}. Le matériel est gardé de côté.`,
          verb: ['Faire signer', href],
        }
  })
}
