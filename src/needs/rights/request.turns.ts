import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { openRequests, type RightsRequest } from './request.read.store.ts'
import { nounOf } from './request.words.ts'

const MOST = 20

/** What people asked, to be answered within a month. */
export const requestTurns = async (by: Acting): Promise<Turn[]> =>
  (await openRequests(by, MOST)).map((request) => lineOf(request, dayOf(by.now)))

function lineOf({ id, household_id, name, chain, kind, noted_at, due_on }: RightsRequest, today: string): Turn {
  const page = `/familles/${household_id}/droits/demandes/${id}`
  return {
    tone: due_on < today ? 'loss' : 'turn',
    pressing: true,
    since: noted_at,
    chain,
    title: `${name} demande ${nounOf(kind)}`,
    href: page,
    detail:
      due_on < today ? `La réponse était due le ${sayDate(due_on)}.` : `À répondre au plus tard le ${sayDate(due_on)}.`,
    verb: ['Répondre', page],
  }
}
