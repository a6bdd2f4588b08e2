import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { DAY, sayAgo } from '#platform/i18n/dates.ts'
import { ofName } from '#platform/i18n/toward.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { followedInFull, seenChain } from '../prescriptions/followed.store.ts'
import { answers } from '../prescriptions/prescription.rules.ts'
import { toFollow, toSay } from '../prescriptions/toDo.words.ts'
import { sayTurn } from '../prescriptions/turn.words.ts'
import { isSilent } from './arrival.rules.ts'

/** Good news stays so long for whoever has not read it. */
const NEWS_DAYS = 7

const followed = (by: Acting) =>
  followedInFull(by)
    .innerJoin('arrival as v', 'v.prescription_id', 'p.id')
    .select(['p.id', 'p.sender', 'p.answered_at', 'household.name', seenChain, 'v.came', 'v.said_by'])
    .select(['v.asked_at as came_asked_at', 'v.said_at as came_at', 'v.silent_at as came_silent_at'])
    .where('p.state', '=', 'accepted')

/** What a receiver has not said of those it accepted, and what a sender learns of them. */
export async function arrivalTurns(by: Acting): Promise<Turn[]> {
  const [asked, told] = await Promise.all([answers.includes(by.member.role) ? askedOf(by) : [], toldTo(by)])
  return [...asked, ...told]
}

async function askedOf(by: Acting): Promise<Turn[]> {
  const rows = await followed(by)
    .where('p.to_organisation_id', '=', by.member.organisationId)
    .where(sql<boolean>`awaits_arrival(v)`)
    .orderBy('v.asked_at')
    .execute()
  return rows.flatMap(({ id, sender, answered_at, name, chain, came_asked_at }): Turn[] =>
    came_asked_at && answered_at
      ? [
          {
            tone: 'turn',
            since: came_asked_at,
            ...sayTurn({ id, name }, toSay({ sender, answered_at }, by.now)),
            chain,
          },
        ]
      : [],
  )
}

async function toldTo(by: Acting): Promise<Turn[]> {
  const since = new Date(by.now.getTime() - NEWS_DAYS * DAY)
  const rows = await followed(by)
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .select('receiver.name as receiver')
    .where('p.organisation_id', '=', by.member.organisationId)
    .where('v.noted_at', 'is', null)
    .where((where) =>
      where.or([
        where('v.silent_at', 'is not', null),
        where.and([where('v.came', '=', 'absent'), sql<boolean>`not awaits_arrival(v)`]),
        where.and([where('v.came', '=', 'came'), where('v.said_at', '>=', since)]),
      ]),
    )
    .orderBy(sql`coalesce(v.silent_at, v.said_at)`)
    .execute()
  return rows.map(({ id, name, chain, receiver, ...known }): Turn => {
    const common = { chain, since: known.came_silent_at ?? known.came_at ?? by.now }
    const silent = isSilent(known)
    if (silent || known.came === 'absent')
      return {
        ...{ ...common, tone: silent ? 'turn' : 'loss' },
        ...sayTurn({ id, name }, toFollow({ ...known, receiver }, by.now)),
      }
    const news = {
      what: 'la personne est venue',
      detail: `Réponse ${ofName(receiver)}, ${sayAgo(common.since, by.now)}.`,
      verb: 'Suivre',
    }
    return { ...common, tone: 'calm', ...sayTurn({ id, name }, news) }
  })
}
