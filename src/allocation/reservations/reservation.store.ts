import { communeNames } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import { lockPlaces } from '../programmes/quota.store.ts'
import { isKind } from '../programmes/words.ts'
import { freePlaces, refusalOfFree, refusalOfUntil, stands } from './kept.rules.ts'
import type { ReservationForm } from './reservation.form.ts'

/** The reservations of a programme, those that stand first, then the latest. */
export const reservationsOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('reservation')
    .innerJoin('commune', 'commune.insee', 'reservation.commune')
    .innerJoin('organisation as holder', 'holder.id', 'reservation.holder_id')
    .selectAll('reservation')
    .select((q) => ['commune.name as commune_name', q.fn.coalesce('holder.masked_as', 'holder.name').as('holder')])
    .where('programme_id', '=', programmeId)
    .where('reservation.organisation_id', '=', by.member.organisationId)
    .orderBy('ended_at', (o) => o.desc().nullsFirst())
    .orderBy('until', 'desc')
    .orderBy('reservation.id')
    .limit(300)
    .execute()
export type SeenReservation = Awaited<ReturnType<typeof reservationsOf>>[number]

/** Organisations for which places may be kept: any other one, under the name that others read. */
export const possibleHolders = (by: Acting) =>
  by.db
    .selectFrom('organisation')
    .select((q) => ['id', q.fn.coalesce('masked_as', 'name').as('name')])
    .where('id', '<>', by.member.organisationId)
    .where('kind', 'not in', ['foundation', 'company', 'operator', 'refurbisher'])
    .orderBy('name')
    .limit(500)
    .execute()

/** What stands on some places, under the lock that `lockPlaces` took. */
export const standingOn = (by: Acting, programmeId: string, commune: string, kind: string) =>
  by.db
    .selectFrom('reservation')
    .select(['id', 'holder_id', 'places', 'taken', 'until'])
    .where('programme_id', '=', programmeId)
    .where('commune', '=', commune)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .where('until', '>=', dayOf(by.now))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** Keeps places for what one organisation prescribes, until a day. One act. */
export const reserve = (
  by: Acting,
  programme: SeenProgramme,
  form: ReservationForm,
): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const today = dayOf(by.now)
    const late = refusalOfUntil(form.until, programme, today)
    if (late) return refuse(late, 'until')
    if (!(await possibleHolders(by)).some(({ id }) => id === form.holder))
      return refuse('Choisissez une structure de la liste.', 'holder')
    const { commune, kind } = form.place
    const [quota] = await lockPlaces(by, programme.id, commune, [kind])
    if (!quota) return refuse('Choisissez des places de la liste.', 'place')
    const name = (await communeNames(by.db, [commune])).get(commune) ?? ''
    const short = refusalOfFree(
      form.places,
      freePlaces(quota, await standingOn(by, programme.id, commune, kind), today),
      name,
    )
    if (short) return refuse(short, 'places')
    const id = by.newId()
    await by.db
      .insertInto('reservation')
      .values({
        ...{ id, organisation_id: by.member.organisationId, programme_id: programme.id, commune, kind },
        ...{ holder_id: form.holder, places: form.places, until: form.until, note: form.note, written_at: by.now },
      })
      .execute()
    await record(by, {
      act: 'reservation.made',
      subject: ['reservation', id],
      data: { programme: programme.name, commune: name, kind, places: form.places, until: form.until },
    })
    return { id }
  })

/** Gives back what nothing took. What families were promised stays promised. One act. */
export const endReservation = (by: Acting, programme: SeenProgramme, id: string): Promise<Refusal | { left: number }> =>
  attempt(by.db, async () => {
    const row = await by.db
      .selectFrom('reservation')
      .select(['commune', 'kind'])
      .where('id', '=', id)
      .where('programme_id', '=', programme.id)
      .where('organisation_id', '=', by.member.organisationId)
      .executeTakeFirst()
    if (!row || !isKind(row.kind)) return refuse('Choisissez une réservation de la liste.')
    await lockPlaces(by, programme.id, row.commune, [row.kind])
    const standing = (await standingOn(by, programme.id, row.commune, row.kind)).find((one) => one.id === id)
    if (!standing) return refuse('Cette réservation est déjà terminée.')
    await by.db.updateTable('reservation').set({ ended_at: by.now }).where('id', '=', id).execute()
    const left = stands(standing, dayOf(by.now)) ? standing.places - standing.taken : 0
    await record(by, { act: 'reservation.ended', subject: ['reservation', id], data: { left } })
    return { left }
  })
