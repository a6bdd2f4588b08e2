import { type NotNull, sql } from 'kysely'
import { keptOf, newToken } from '#network/accounts/invited.ts'
import { communeNames } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { send } from '#platform/jobs/outbox.ts'
import type { Partner } from './census.form.ts'
import { closedToAnswers, mayRemind, refusalToInvite } from './census.rules.ts'
import { type Census, lockCensus } from './census.store.ts'
import { type Asker, invitation, reminder } from './letters.ts'

/** The structures of a census, by name, and how far each is. */
export const invitationsOf = (by: Acting, censusId: string) =>
  by.db
    .selectFrom('census_invitation')
    .select(['id', 'partner', 'email', 'invited_at', 'reminded_at', 'opened_at', 'answered_at', 'answers'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('census_id', '=', censusId)
    .orderBy('partner')
    .limit(1000)
    .execute()
export type Invitation = Awaited<ReturnType<typeof invitationsOf>>[number]

/** The names of the structures of a census. */
export const partnersAsked = async (by: Acting, censusId: string): Promise<string[]> =>
  (await invitationsOf(by, censusId)).map(({ partner }) => partner)

/** Who asks, and how to reach them: on a letter, at the foot of a sheet. */
export async function askerOf(by: Acting): Promise<Asker> {
  const { name: person, email, organisationName: organisation, organisationId } = by.member
  const own = by.db.selectFrom('organisation').select('phone').where('id', '=', organisationId)
  const { phone } = await own.executeTakeFirstOrThrow()
  return { person, organisation, email, phone }
}

/** Who writes to the structures of a census, and of which communes. */
async function writing(by: Acting, census: Census) {
  const [names, asker] = await Promise.all([communeNames(by.db, census.communes), askerOf(by)])
  return { census, communes: census.communes.map((insee) => names.get(insee) ?? insee), asker }
}

/** Invites structures. An address already asked is left alone: its first link still serves. */
export async function invitePartners(
  by: Acting,
  census: Census,
  partners: readonly Partner[],
): Promise<Refusal | { invited: number; known: number }> {
  const refusal = refusalToInvite(await lockCensus(by, census.id), dayOf(by.now))
  if (refusal) return refuse(refusal)
  const asked = await writing(by, census)
  let invited = 0
  for (const { partner, email } of partners) {
    const token = newToken()
    const { numInsertedOrUpdatedRows: added } = await by.db
      .insertInto('census_invitation')
      .values({
        ...{ id: by.newId(), census_id: census.id, organisation_id: by.member.organisationId, partner, email },
        token_hash: keptOf(token),
        invited_at: by.now,
        asked_by: by.member.id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!added) continue
    await send(by, { email, ...invitation({ ...asked, partner }), link: `/recensement/${token}` })
    invited++
  }
  if (invited > 0)
    await record(by, { act: 'census.partners_invited', subject: ['census', census.id], data: { invited } })
  return { invited, known: partners.length - invited }
}

/**
 * A new link to each structure that has not finished; the former one ends. `only`: those among which to look, when not all.
 * Who was reminded today already is left alone: its link of today still serves.
 */
export async function remindPartners(
  by: Acting,
  census: Census,
  only?: readonly string[],
): Promise<Refusal | { reminded: number; already: number }> {
  const today = dayOf(by.now)
  const refusal = closedToAnswers(await lockCensus(by, census.id), today)
  if (refusal) return refuse(refusal)
  let awaited = by.db
    .selectFrom('census_invitation')
    .select(['id', 'partner', 'email', 'invited_at', 'reminded_at', 'opened_at'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('census_id', '=', census.id)
    .where('answered_at', 'is', null)
    .where('email', 'is not', null)
    .$narrowType<{ email: NotNull }>()
    .forUpdate()
  if (only) awaited = awaited.where('id', '=', sql<string>`any(${only}::uuid[])`)
  const silent = await awaited.execute()
  const due = silent.filter((one) => mayRemind(one, today))
  const asked = await writing(by, census)
  for (const { id, partner, email, invited_at, opened_at } of due) {
    const token = newToken()
    await by.db
      .updateTable('census_invitation')
      .set({ token_hash: keptOf(token), reminded_at: by.now, asked_by: by.member.id })
      .where('id', '=', id)
      .execute()
    const said = reminder({ ...asked, partner }, { invitedAt: invited_at, started: opened_at !== null })
    await send(by, { email, ...said, link: `/recensement/${token}` })
  }
  if (due.length > 0)
    await record(by, { act: 'census.reminded', subject: ['census', census.id], data: { reminded: due.length } })
  return { reminded: due.length, already: silent.length - due.length }
}
