import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { handsOver } from '../handovers/handover.rules.ts'
import { copyTurns } from './copies.turns.ts'

/** Sessions of today, or late, that nobody closed; and those whose families await their copy. */
export const handoutTurns = async (by: Acting): Promise<Turn[]> =>
  handsOver.includes(by.member.role) ? (await Promise.all([dayTurns(by), copyTurns(by)])).flat() : []

async function dayTurns(by: Acting): Promise<Turn[]> {
  const today = dayOf(by.now)
  const rows = await by.db
    .selectFrom('handout')
    .select(['id', 'title', 'held_on', 'created_at'])
    .select((q) =>
      q
        .selectFrom('handover')
        .whereRef('handover.handout_id', '=', 'handout.id')
        .where('handover.organisation_id', '=', by.member.organisationId)
        .where('handover.state', '=', 'prepared')
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('waiting'),
    )
    .where('organisation_id', '=', by.member.organisationId)
    .where('closed_at', 'is', null)
    .where('held_on', '<=', today)
    .orderBy('held_on')
    .limit(5)
    .execute()
  return rows.map(({ id, title, held_on, created_at, waiting }) => ({
    tone: held_on < today ? 'loss' : 'turn',
    since: created_at,
    title,
    href: `/seances/${id}`,
    detail:
      Number(waiting) > 0
        ? `${sayDate(held_on)} : ${counted(Number(waiting), 'feuille')} à signer.`
        : `${sayDate(held_on)} : tout est signé.`,
    verb: Number(waiting) > 0 ? ['Ouvrir la liste', `/seances/${id}`] : ['Clore', `/seances/${id}/clore`],
  }))
}
