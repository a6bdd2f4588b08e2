import { sql } from 'kysely'
import { filesOf } from '#needs/households/files.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'

/** The family's address is confidential, and another organisation keeps it. */
export const addressKept = (by: Acting) =>
  sql<boolean>`(household.confidential_address and household.organisation_id <> ${by.member.organisationId})`

/** The family's address, as far as this organisation may read it. */
export const addressFor = (by: Acting) => sql<string>`case when ${addressKept(by)} then '' else household.address end`

/** Handovers of this member's organisation, with what a sheet says. Others only ever learn that they took place. */
const sheets = (by: Acting) =>
  by.db
    .selectFrom('handover')
    .innerJoin('household', 'household.id', 'handover.household_id')
    .innerJoin('commune', 'commune.insee', 'household.commune')
    .innerJoin('organisation', 'organisation.id', 'handover.organisation_id')
    .leftJoin('place', 'place.id', 'handover.place_id')
    .leftJoin('commune as place_commune', 'place_commune.insee', 'place.commune')
    .leftJoin('appointment', 'appointment.id', 'handover.appointment_id')
    .leftJoin('handout', 'handout.id', 'handover.handout_id')
    // Where the organisation is written to: its place with an address, in its own commune if it has one there.
    .leftJoinLateral(
      (q) =>
        q
          .selectFrom('place as own')
          .innerJoin('commune as own_commune', 'own_commune.insee', 'own.commune')
          .select(['own.address', 'own.phone', 'own_commune.name as commune'])
          .whereRef('own.organisation_id', '=', 'organisation.id')
          .where('own.address', '<>', '')
          .orderBy(sql`own.commune is not distinct from organisation.commune`, 'desc')
          .orderBy('own.created_at')
          .orderBy('own.id')
          .limit(1)
          .as('seat'),
      (join) => join.onTrue(),
    )
    .selectAll('handover')
    .select([
      'household.name as household',
      'household.email',
      'household.children',
      'household.neutral_message',
      'household.confidential_address',
      'commune.name as commune',
      'organisation.name as organisation',
      'organisation.phone as organisation_phone',
      'organisation.email as organisation_email',
      'place.name as place',
      'place.address as place_address',
      'place_commune.name as place_commune',
      'appointment.starts_at',
      'handout.title as handout',
      'handout.class_id',
      'seat.address as seat_address',
      'seat.commune as seat_commune',
      'seat.phone as seat_phone',
    ])
    .select([addressFor(by).as('address'), addressKept(by).as('home_kept')])
    .where('handover.organisation_id', '=', by.member.organisationId)

export const handoverSeenBy = async (by: Acting, id: string) =>
  isId(id) ? sheets(by).where('handover.id', '=', id).executeTakeFirst() : undefined
export type SeenHandover = NonNullable<Awaited<ReturnType<typeof handoverSeenBy>>>

/** The sheets of one session that await their signature, in the order of its list: a class keeps its own, a ceremony is called by surname. */
export const sheetsToSign = (by: Acting, handoutId: string): Promise<SeenHandover[]> =>
  sheets(by)
    .where('handover.handout_id', '=', handoutId)
    .where('handover.state', '=', 'prepared')
    .orderBy(sql`case when handout.class_id is null then household.name_key end`)
    .orderBy('handover.line')
    .orderBy('handover.id')
    .limit(400)
    .execute()

/** The handovers of this organisation for one household, the latest first. */
export const handoversOf = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('handover')
    .leftJoin('appointment', 'appointment.id', 'handover.appointment_id')
    .select([
      'handover.id',
      'handover.number',
      'handover.kind',
      'handover.state',
      'handover.signed_at',
      'handover.created_at',
      'handover.due_on',
      'appointment.starts_at',
    ])
    .where('handover.household_id', 'in', filesOf(householdId))
    .where('handover.organisation_id', '=', by.member.organisationId)
    .orderBy('handover.created_at', 'desc')
    .limit(50)
    .execute()

/** The one handover of this organisation that awaits its signature, if there is one. */
export const openHandover = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('handover')
    .select('id')
    .where('household_id', 'in', filesOf(householdId))
    .where('organisation_id', '=', by.member.organisationId)
    .where('state', '=', 'prepared')
    .executeTakeFirst()

/** When something was last put in this household's hands, whoever did it: all that others may know. */
export const lastSigned = async (by: Acting, householdId: string): Promise<Date | null> =>
  (await sql<{ at: Date | null }>`select last_handed as at from app.follow_up(${householdId})`.execute(by.db)).rows[0]
    ?.at ?? null

/** State of a handover, locked until the act ends: two tablets that sign at once wait for each other here. */
export const lockHandover = async (by: Acting, id: string): Promise<string> =>
  (
    await by.db
      .selectFrom('handover')
      .select('state')
      .where('id', '=', id)
      .where('organisation_id', '=', by.member.organisationId)
      .forUpdate()
      .executeTakeFirst()
  )?.state ?? 'cancelled'
