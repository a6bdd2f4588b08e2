import { sql } from 'kysely'
import { chainSeen } from '#needs/households/chain.store.ts'
import { filesOf } from '#needs/households/files.store.ts'
import { readsItsOwn } from '#needs/households/household.rules.ts'
import { receiverNamedTo } from '#network/organisations/named.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import { PAGE } from '#platform/db/page.ts'
import type { Cursor } from '#platform/web/keyset.ts'
import { refusalReasons, settledReasons } from './words.ts'

/** The household's other orientation awaits its answer; to a school, only its own one does. */
const answerElsewhere = (by: Acting) =>
  sql<boolean | null>`case when access.chain is null then household.answer_awaited
    else exists (select from prescription q where q.household_id = p.household_id and q.organisation_id = ${by.member.organisationId} and q.state = 'sent') end`

/**
 * Prescriptions with what this organisation knows of their household: its name is there only while it is followed.
 * The receiver's name is the directory's, masked to who neither sent nor received it; the sender's is the one that the prescription bears, masked where it must be.
 */
const prescriptions = (by: Acting) =>
  by.db
    .selectFrom('prescription as p')
    .innerJoin('organisation as receiver', 'receiver.id', 'p.to_organisation_id')
    .leftJoin('household_access as access', (join) =>
      join
        .onRef('access.household_id', '=', 'p.household_id')
        .on('access.organisation_id', '=', by.member.organisationId)
        .on('access.ended_at', 'is', null),
    )
    .leftJoin('commune', 'commune.insee', 'access.commune')
    .leftJoin('household', (join) => join.onRef('household.id', '=', 'access.household_id'))
    .leftJoin('programme', 'programme.id', 'p.programme_id')
    .leftJoin('arrival', 'arrival.prescription_id', 'p.id')
    .selectAll('p')
    .select(receiverNamedTo(by, 'p', 'receiver').as('receiver'))
    .select([
      'access.name as household',
      'access.commune as insee',
      'access.scope',
      'access.stage',
      'access.status',
      'commune.name as commune',
      sql<string | null>`${chainSeen('access', 'household')}`.as('chain'),
      sql<boolean>`${readsItsOwn(by.member)}::boolean`.as('hushed'),
      answerElsewhere(by).as('answer_awaited'),
      'household.forgotten_at',
      'programme.name as programme',
    ])
    .select([
      'arrival.came',
      'arrival.came_on',
      'arrival.said as came_said',
      'arrival.said_by as came_by',
      'arrival.said_at as came_at',
      'arrival.asked_at as came_asked_at',
      'arrival.silent_at as came_silent_at',
      'arrival.noted_at as came_noted_at',
    ])

/** A prescription that this organisation sent or received. For the others it does not exist. */
export async function prescriptionSeenBy(by: Acting, id: string) {
  if (!isId(id)) return undefined
  const own = by.member.organisationId
  return prescriptions(by)
    .leftJoin('prescription_link as link', 'link.prescription_id', 'p.id')
    .select(['household.adults', 'household.children', 'link.opened_at', 'link.sent_at as linked_at'])
    .select('receiver.email as receiver_email')
    .select(sql<boolean>`suspended(p.to_organisation_id)`.as('suspended'))
    .select(sql<boolean>`is_stopped(p.household_id)`.as('stopped'))
    .select(
      sql<
        string | null
      >`(select n.situation from need n where n.household_id = access.household_id and access.scope = 'full' and n.situation <> '' order by n.heard_at limit 1)`.as(
        'situation',
      ),
    )
    .where('p.id', '=', id)
    .where((where) =>
      where.or([
        where('p.organisation_id', '=', own),
        where.and([where('p.to_organisation_id', '=', own), where('access.scope', 'is not', null)]),
      ]),
    )
    .executeTakeFirst()
}
export type SeenPrescription = NonNullable<Awaited<ReturnType<typeof prescriptionSeenBy>>>

export type Direction = 'sent' | 'received'

/** Only in these states; only what awaits somebody; only with a question that waits; only sent by this member; without those shown apart. */
export type Narrowed = {
  states: readonly string[]
  waiting?: boolean
  asked?: boolean
  mine?: boolean
  without?: readonly string[]
}

/** One row more than a page, the latest sent first. A received one is listed while its household may be seen. */
export function prescriptionsListed(
  by: Acting,
  direction: Direction,
  { states, waiting, asked, mine, without = [] }: Narrowed,
  after: Cursor,
  most = PAGE + 1,
) {
  const own = by.member.organisationId
  const list = prescriptions(by)
    .where(sql<boolean>`(p.sent_at, p.id) < (${after.at}, ${after.id})`)
    .orderBy('p.sent_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(most)
    .$if(without.length > 0, (q) => q.where('p.id', 'not in', without))
    .$if(states.length > 0, (q) => q.where('p.state', 'in', states))
    .$if(waiting === true, (q) => q.where(sql<boolean>`(${answerAwaited} or ${toDo[direction](by)})`))
    .$if(asked === true, (q) => q.where('p.asked_at', 'is not', null))
    .$if(mine === true, (q) => q.where('p.member_id', '=', by.member.id))
  return direction === 'sent'
    ? list.where('p.organisation_id', '=', own).execute()
    : list.where('p.to_organisation_id', '=', own).where('access.scope', 'is not', null).execute()
}
export type ListedPrescription = Awaited<ReturnType<typeof prescriptionsListed>>[number]

/** The other side owes an answer, or word of the person's coming. */
const answerAwaited = sql<boolean>`(p.state = 'sent' or (household.forgotten_at is null and p.state = 'accepted' and access.status = 'open' and awaits_arrival(arrival)))`

/** How the refusals begin after which nobody else is looked for. */
export const settledBeginnings = settledReasons.map((reason) => `${refusalReasons[reason]}.%`)

/** What `awaited` says of "Vous", asked of the database. */
const toDo = {
  received: (_: Acting) =>
    sql<boolean>`((p.state = 'sent' and p.asked_at is null and not is_stopped(p.household_id)) or (p.state = 'accepted' and access.status = 'open' and household.forgotten_at is null and awaits_arrival(arrival)))`,
  sent: (
    by: Acting,
  ) => sql<boolean>`(household.forgotten_at is null and ((p.state = 'sent' and p.asked_at is not null and not is_stopped(p.household_id))
    or (p.state in ('refused', 'expired') and access.status = 'open' and access.stage = 2 and not ${answerElsewhere(by)}
      and not (p.state = 'refused' and p.noted_at is not null and p.why like any (${settledBeginnings})))
    or (p.state = 'accepted' and access.status = 'open' and arrival.noted_at is null
      and (arrival.silent_at is not null or (arrival.came = 'absent' and not awaits_arrival(arrival))))))`,
} as const

/** Beyond, the lines stay in the list, in their turn. */
const DO_FIRST = 10

/** What this organisation has to do now, the urgent first, then the oldest. */
export const prescriptionsToDo = (by: Acting, direction: Direction) => {
  const own = by.member.organisationId
  const list = prescriptions(by).orderBy('p.urgent', 'desc').orderBy('p.updated_at').orderBy('p.id').limit(DO_FIRST)
  return direction === 'received'
    ? list
        .where('p.to_organisation_id', '=', own)
        .where('access.scope', 'is not', null)
        .where(toDo.received(by))
        .execute()
    : list.where('p.organisation_id', '=', own).where(toDo.sent(by)).execute()
}

/** Who addressed this household to whom, for those who see it: the latest, `most` of them. */
export const prescriptionsOf = (by: Acting, householdId: string, most = 10) =>
  prescriptions(by)
    .where('p.household_id', 'in', filesOf(householdId))
    .$if(readsItsOwn(by.member), (own) => own.where('p.organisation_id', '=', by.member.organisationId))
    .orderBy('p.sent_at', 'desc')
    .limit(most)
    .execute()
