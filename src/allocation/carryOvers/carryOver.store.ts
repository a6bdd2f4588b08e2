import { communeMeant, communeNames } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { programmeSeenBy, programmesSeenBy, type SeenProgramme } from '../programmes/programme.seen.store.ts'
import { lockPlaces } from '../programmes/quota.store.ts'
import type { Kind } from '../programmes/words.ts'
import { freePlaces, refusalOfFree } from '../reservations/kept.rules.ts'
import { standingOn } from '../reservations/reservation.store.ts'
import type { CarryOverForm } from './carryOver.form.ts'
import { refusalOfTarget } from './carryOver.rules.ts'

/** Places that left this programme or came to it, the latest first. */
export const carryOversOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('carry_over')
    .innerJoin('commune as here', 'here.insee', 'carry_over.commune')
    .innerJoin('commune as there', 'there.insee', 'carry_over.to_commune')
    .innerJoin('programme as source', 'source.id', 'carry_over.programme_id')
    .innerJoin('programme as target', 'target.id', 'carry_over.to_programme_id')
    .selectAll('carry_over')
    .select(['here.name as from', 'there.name as to', 'source.name as source', 'target.name as target'])
    .where((q) => q.or([q('carry_over.programme_id', '=', programmeId), q('to_programme_id', '=', programmeId)]))
    .where('carry_over.organisation_id', '=', by.member.organisationId)
    .orderBy('decided_at', 'desc')
    .orderBy('carry_over.id')
    .limit(300)
    .execute()
export type SeenCarryOver = Awaited<ReturnType<typeof carryOversOf>>[number]

/** The programmes that may receive places: those of this organisation that are not over, this one first. */
export const targetsOf = async (by: Acting, programme: SeenProgramme) => {
  const today = dayOf(by.now)
  const all = await programmesSeenBy(by)
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.id')
    .limit(100)
    .execute()
  return all
    .filter(({ ends_on }) => !ends_on || ends_on >= today)
    .sort((a, b) => Number(b.id === programme.id) - Number(a.id === programme.id))
}

/** Gives places that nothing took to another commune, or to another programme. Both lines are locked in one order. One act. */
export const carryOver = (
  by: Acting,
  programme: SeenProgramme,
  form: CarryOverForm,
): Promise<Refusal | { id: string }> =>
  attempt(by.db, async () => {
    const today = dayOf(by.now)
    const target = await programmeSeenBy(by, form.to)
    if (target?.organisation_id !== by.member.organisationId)
      return refuse('Choisissez un programme de la liste.', 'to')
    const to = await communeMeant(by.db, form.commune)
    if (!to) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
    const { commune, kind } = form.place
    const wrong = refusalOfTarget(
      { programme: programme.id, commune },
      { programme: target.id, commune: to.insee, ends_on: target.ends_on },
      today,
    )
    if (wrong) return wrong
    const quota = await lockBoth(
      by,
      kind,
      { programme: programme.id, commune },
      { programme: target.id, commune: to.insee },
    )
    if (!quota) return refuse('Choisissez des places de la liste.', 'place')
    const free = freePlaces(quota, await standingOn(by, programme.id, commune, kind), today)
    const from = (await communeNames(by.db, [commune])).get(commune) ?? ''
    const short = refusalOfFree(form.places, free, from)
    if (short) return refuse(short, 'places')
    await movePlaces(by, kind, programme.id, commune, -form.places)
    await movePlaces(by, kind, target.id, to.insee, form.places)
    const id = by.newId()
    await by.db
      .insertInto('carry_over')
      .values({
        ...{ id, organisation_id: by.member.organisationId, programme_id: programme.id, commune, kind },
        ...{ to_programme_id: target.id, to_commune: to.insee, places: form.places, why: form.why },
        ...{ decided_by: form.body, decided_at: by.now },
      })
      .execute()
    await record(by, {
      act: 'carryOver.decided',
      subject: ['carry_over', id],
      why: form.why,
      data: { kind, places: form.places, from, to: to.name, programme: target.name, body: form.body },
    })
    return { id }
  })

type Line = { programme: string; commune: string }

/** A line that has no place yet is opened with none; then both are locked, in the order of every act on places. */
async function lockBoth(by: Acting, kind: Kind, from: Line, to: Line) {
  await by.db
    .insertInto('quota')
    .values({ programme_id: to.programme, commune: to.commune, kind, places: 0 })
    .onConflict((on) => on.doNothing())
    .execute()
  const locked = new Map<Line, Awaited<ReturnType<typeof lockPlaces>>[number] | undefined>()
  const key = ({ programme, commune }: Line) => `${programme} ${commune}`
  for (const line of [from, to].sort((a, b) => (key(a) < key(b) ? -1 : 1)))
    locked.set(line, (await lockPlaces(by, line.programme, line.commune, [kind]))[0])
  return locked.get(from)
}

const movePlaces = (by: Acting, kind: Kind, programmeId: string, commune: string, places: number) =>
  by.db
    .updateTable('quota')
    .set((q) => ({ places: q('places', '+', places) }))
    .where('programme_id', '=', programmeId)
    .where('commune', '=', commune)
    .where('kind', '=', kind)
    .execute()
