import { notStopped } from '#needs/rights/stopped.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayAgo } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { arrivalTurns } from './arrivals/arrival.turns.ts'
import { elsewhereTurns } from './next/elsewhere.turns.ts'
import { followed, MOST, seenChain } from './prescriptions/followed.store.ts'
import { ANSWER_DAYS, answers, isLate, sends } from './prescriptions/prescription.rules.ts'
import { toAnswer, toSendOn } from './prescriptions/toDo.words.ts'
import { sayTurn } from './prescriptions/turn.words.ts'
import { unsentTurns } from './prescriptions/unsent.turns.ts'
import { acceptedStates } from './prescriptions/words.ts'
import { questionTurns } from './questions/question.turns.ts'

/** Answers awaited from a coordination, questions and answers that await a sender, and households that nobody has addressed yet. */
export async function prescriptionTurns(by: Acting): Promise<Turn[]> {
  if (!sends.includes(by.member.role)) return []
  const [awaited, asked, elsewhere, answered, arrivals, unsent] = await Promise.all([
    answers.includes(by.member.role) ? awaitedFrom(by) : [],
    questionTurns(by),
    elsewhereTurns(by),
    answeredTo(by),
    arrivalTurns(by),
    unsentTurns(by),
  ])
  return [...[...awaited, ...asked, ...elsewhere, ...answered, ...arrivals].slice(0, MOST), ...unsent]
}

async function awaitedFrom(by: Acting): Promise<Turn[]> {
  const rows = await followed(by)
    .select(['p.id', 'p.sender', 'p.kinds', 'p.urgent', 'p.sent_at', 'household.name', seenChain])
    .where('p.to_organisation_id', '=', by.member.organisationId)
    .where('p.state', '=', 'sent')
    .where('p.asked_at', 'is', null)
    .where(notStopped('p.household_id'))
    .orderBy('p.sent_at')
    .execute()
  return rows.map((row) => ({
    tone: isLate(row.sent_at, by.now) ? 'loss' : 'turn',
    pressing: row.urgent,
    since: row.sent_at,
    ...sayTurn(row, toAnswer(row, by.now)),
    chain: row.chain,
  }))
}

async function answeredTo(by: Acting): Promise<Turn[]> {
  const since = new Date(by.now.getTime() - ANSWER_DAYS * DAY)
  const rows = await followed(by)
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .select(['p.id', 'p.state', 'p.why', 'p.answered_at', 'household.name', seenChain, 'receiver.name as receiver'])
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('p.noted_at', 'is', null)
    .where((where) =>
      where.or([
        where('p.state', '=', 'refused'),
        where.and([where('p.state', 'in', [...acceptedStates]), where('p.answered_at', '>=', since)]),
      ]),
    )
    .orderBy('p.answered_at')
    .execute()
  return rows.flatMap((row): Turn[] => {
    if (!row.answered_at) return []
    const { answered_at, chain } = row
    return row.state === 'refused'
      ? [
          {
            ...{ tone: 'turn', since: answered_at, chain },
            ...sayTurn(row, toSendOn({ ...row, answered_at }, by.now)),
          },
        ]
      : [
          {
            ...{ tone: 'calm', since: answered_at, chain },
            ...sayTurn(row, {
              what: 'orientation acceptée',
              detail: `Réponse ${ofName(row.receiver)}, ${sayAgo(answered_at, by.now)}.`,
              verb: 'Suivre',
            }),
          },
        ]
  })
}
