import { sayPhone } from '#network/phones/phone.ts'
import type { Acting, Ways } from '#platform/access/acting.ts'
import { sayDay, sayHour } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import { callBack } from './callBack.words.ts'

type Reached = { channel: string; email: string | null; phone: string | null }

/**
 * Where a written message may reach this household: only the way it chose, and only if this site sends it. A call, a letter
 * or a visit is a person's work.
 */
export const addressOf = (
  { channel, email, phone }: Reached,
  ways: Ways,
): { email?: string; phone?: string } | null => {
  if (channel === 'email' && email && ways.email) return { email }
  if (channel === 'sms' && phone && ways.sms) return { phone }
  return null
}

/** Where and when one is expected, without why: whoever reads the phone over a shoulder learns nothing more. */
export type Meeting = { startsAt: Date; placeName: string; address: string; commune: string }

export const sayMeeting = (meeting: Meeting, now: Date, masked: boolean): string =>
  [
    `${sayDay(meeting.startsAt, now)} à ${sayHour(meeting.startsAt)}`,
    [masked ? '' : meeting.placeName, meeting.address, meeting.commune].filter(Boolean).join(', '),
  ].join(', ')

/** How to say that one cannot come. */
export const sayChange = (phone: string | null): string => (phone ? ` Pour changer : ${sayPhone(phone)}.` : '')

/** Writes to a household the way it chose; gives false when somebody has to call or write by hand. */
export async function tellHousehold(
  by: Acting,
  householdId: string,
  text: (masked: boolean) => string,
): Promise<boolean> {
  const household = await by.db
    .selectFrom('household')
    .select(['channel', 'email', 'phone', 'neutral_message'])
    .where('id', '=', householdId)
    .executeTakeFirst()
  const to = household && addressOf(household, by.ways)
  if (!to) return false
  const own = await by.db
    .selectFrom('organisation')
    .select('masked_as')
    .where('id', '=', by.member.organisationId)
    .executeTakeFirst()
  const neutral = household.neutral_message
  await send(by, {
    ...to,
    householdId,
    subject: neutral ? 'Un message' : 'Votre rendez-vous',
    body: neutral ? callBack.fr : text(Boolean(own?.masked_as)),
  })
  return true
}

const CALL = ' Prévenez la famille vous-même : aucun message ne part pour elle.'

/** What the person who acted reads next. */
export const saidTo = (sentence: string, told: boolean): string =>
  `${sentence}${told ? ' La famille est prévenue.' : CALL}`
