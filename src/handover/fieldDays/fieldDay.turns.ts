import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayAgo } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { openIncidents } from './incident.store.ts'

/** A tablet that sent nothing for so long is looked for. */
const SILENT_DAYS = 1

/** For whoever hands over: acts of the field to settle, and tablets that went out and did not come back. */
export async function fieldDayTurns(by: Acting): Promise<Turn[]> {
  if (!handsOver.includes(by.member.role)) return []
  const [incidents, out] = await Promise.all([openIncidents(by), tabletsOut(by)])
  const days = Map.groupBy(incidents, ({ handout_id }) => handout_id)
  return [
    ...[...days].map(
      ([day, acts]): Turn => ({
        tone: 'loss',
        since: acts[0]?.received_at ?? by.now,
        title: `${counted(acts.length, 'geste du terrain', 'gestes du terrain')} à régler`,
        href: `/seances/${day}/terrain`,
        detail: `${acts[0]?.household ?? 'Une feuille'} : ${acts[0]?.why ?? ''}`,
        verb: ['Régler', `/seances/${day}/terrain`],
      }),
    ),
    ...out.map(
      (tablet): Turn => ({
        tone: 'turn',
        since: tablet.taken_at,
        title: `${tablet.label} n’est pas revenue`,
        href: `/seances/${tablet.handout_id}/terrain`,
        detail: `Partie ${sayAgo(tablet.taken_at, by.now)} avec ${tablet.taken_by} : ouvrez-la près du réseau, puis videz-la.`,
        verb: ['Voir', `/seances/${tablet.handout_id}/terrain`],
      }),
    ),
  ]
}

const tabletsOut = (by: Acting) =>
  by.db
    .selectFrom('field_tablet')
    .select(['id', 'label', 'taken_by', 'taken_at', 'handout_id'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('given_back_at', 'is', null)
    .where('taken_at', '<', new Date(by.now.getTime() - SILENT_DAYS * DAY))
    .orderBy('taken_at')
    .limit(10)
    .execute()
