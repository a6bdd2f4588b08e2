import { sql } from 'kysely'
import { communeMeant } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { searchKey } from '#platform/text/searchKey.ts'
import { saidBy } from '../ages/fifteen.words.ts'
import { type Alike, alikeSeenBy, type Look } from '../alike/alike.store.ts'
import { NOTICE_VERSION } from '../notice/words.ts'
import { chainSeen } from './chain.store.ts'
import type { HouseholdForm } from './household.form.ts'
import { asksForPupil, LOOKS_ALIKE, refusalOfAlone, refusalToReach } from './household.rules.ts'

/** The file in which a household is read: another one when this organisation judged that both are of one family. */
const keptFor = (by: Acting, id: string) =>
  sql<string>`coalesce((select k.kept_in from household_access k
    where k.organisation_id = ${by.member.organisationId} and k.household_id = ${id} and k.ended_at is null), ${id})`

/**
 * A household as this member sees it, with the reason's scope, or nothing at all. Asked by the number of a file that is kept in
 * another one, it is that one.
 */
export async function householdSeenBy(by: Acting, id: string) {
  if (!isId(id)) return undefined
  return by.db
    .selectFrom('household_access as access')
    .innerJoin('household', 'household.id', 'access.household_id')
    .innerJoin('commune', 'commune.insee', 'household.commune')
    .selectAll('household')
    .select(['commune.name as commune_name', 'access.scope', 'access.reason', 'access.stage'])
    .select(sql<string>`${chainSeen('access', 'household')}`.as('chain'))
    .where('access.organisation_id', '=', by.member.organisationId)
    .where('access.household_id', '=', keptFor(by, id))
    .where('access.ended_at', 'is', null)
    .executeTakeFirst()
}
export type SeenHousehold = NonNullable<Awaited<ReturnType<typeof householdSeenBy>>>

/**
 * Registers a household, its pupil, its needs, and what it was told and agreed to: one act. `look` finds those already followed that
 * look like it: one opening serves the rows of a list.
 */
export async function registerHousehold(
  by: Acting,
  form: HouseholdForm,
  look: Look = (...asked) => alikeSeenBy(by, ...asked),
): Promise<Refusal | { id: string }> {
  const commune = await communeMeant(by.db, form.commune)
  if (!commune) return refuse('Cette commune n’est pas reconnue. Écrivez son nom et son code postal.', 'commune')
  const reach = refusalToReach(form)
  if (reach) return refuse(reach.sentence, reach.field)
  const alone = refusalOfAlone(form, dayOf(by.now))
  if (alone) return refuse(alone.sentence, alone.field)
  // Two colleagues, or two tabs, may write the same family at once: the second waits, then reads the first.
  const written = [by.member.organisationId, searchKey(form.name), commune.insee].join(' ')
  await sql`select pg_advisory_xact_lock(hashtextextended(${written}, 2))`.execute(by.db)
  const alike = await look(form, commune)
  if (alike.length > 0 && !toldApart(form, alike)) return refuse(LOOKS_ALIKE, 'known')

  const id = by.newId()
  const { name, address, phone, email, channel, best_moment, interpreter, adults, children } = form
  const { equipment_at_hand, connection_at_hand, living, neutral_message, confidential_address } = form
  await by.db
    .insertInto('household')
    .values({
      id,
      organisation_id: by.member.organisationId,
      commune: commune.insee,
      name_key: searchKey(name),
      ...{ name, address, phone, email, channel, best_moment, interpreter, adults, children },
      ...{ equipment_at_hand, connection_at_hand, living, neutral_message, confidential_address },
      languages: form.languages.length > 0 ? form.languages : ['fr'],
      created_at: by.now,
      touched_at: by.now,
    })
    .execute()
  if (form.first_name || isAloneYoung(form)) await addPupil(by, id, form)
  await tellApart(by, id, alike)
  await noteAgreements(by, id, form)
  await by.db
    .insertInto('need')
    .values(
      form.needs.map((kind) => ({
        id: by.newId(),
        household_id: id,
        organisation_id: by.member.organisationId,
        kind,
        urgent: form.urgent,
        situation: form.situation,
        heard_at: by.now,
      })),
    )
    .execute()
  await record(by, {
    act: 'household.registered',
    subject: ['household', id],
    householdId: id,
    to: 'heard',
    data: { needs: form.needs, urgent: form.urgent },
  })
  return { id }
}

/** Somebody said that it is another family than those that were shown: one that came meanwhile is shown first. */
const toldApart = ({ known, seen }: HouseholdForm, alike: readonly Alike[]): boolean =>
  known === 'oui' && (seen.length === 0 || alike.every(({ id }) => seen.includes(id)))

/** The answer is kept, for this organisation alone: neither the comparison of files nor anybody is to ask it again. */
const tellApart = async (by: Acting, id: string, alike: readonly Alike[]): Promise<void> => {
  if (alike.length === 0) return
  await sql`insert into verdict (id, organisation_id, a, b, same, reason, decided_by, decided_at)
    select v.id, ${by.member.organisationId}, least(v.other, ${id}::uuid), greatest(v.other, ${id}::uuid), false, 'Dit en inscrivant la famille',
      ${by.member.name}, ${by.now}
    from unnest(${alike.map(() => by.newId())}::uuid[], ${alike.map((one) => one.id)}::uuid[]) v (id, other)
    join household_access a on a.organisation_id = ${by.member.organisationId} and a.household_id = v.other and a.ended_at is null
      and a.scope = 'full'`.execute(by.db)
}

/** Of a young person alone, the name that was typed is theirs: they are named in their own file. */
export const isAloneYoung = ({ adults, birth_year }: Pick<HouseholdForm, 'adults' | 'birth_year'>): boolean =>
  adults === 0 && birth_year !== undefined

export const addPupil = (
  by: Acting,
  household: string,
  form: Pick<HouseholdForm, 'name' | 'first_name' | 'birth_year' | 'class' | 'fifteen'>,
) =>
  by.db
    .insertInto('beneficiary')
    .values({
      id: by.newId(),
      household_id: household,
      first_name: form.first_name || form.name.slice(0, 60),
      birth_year: form.birth_year ?? null,
      fifteen_said_by: saidBy(form.fifteen),
      adult: false,
      class: form.class,
      school_id: asksForPupil(by.member) ? by.member.organisationId : null,
    })
    .execute()

/** Leaves the trace of what the household was told and, when it did, agreed to. */
export const noteAgreements = (by: Acting, household: string, form: Pick<HouseholdForm, 'agreed'>) => {
  const noted = {
    household_id: household,
    organisation_id: by.member.organisationId,
    given_on: dayOf(by.now),
    noted_by: by.member.name,
    text_version: NOTICE_VERSION,
  }
  const information = { id: by.newId(), kind: 'information', how: form.agreed ?? 'spoken', ...noted }
  const sharing = form.agreed ? [{ id: by.newId(), kind: 'sharing', how: form.agreed, ...noted }] : []
  return by.db
    .insertInto('agreement')
    .values([information, ...sharing])
    .execute()
}

/** Leaves the trace that this member opened this household: the person may ask who did. */
export const noteReading = (by: Acting, householdId: string) =>
  sql`insert into reading (organisation_id, member_id, household_id, at) values (${by.member.organisationId}, ${by.member.id}, ${householdId}, ${by.now})`.execute(
    by.db,
  )
