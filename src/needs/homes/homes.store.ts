import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { Beneficiary } from '../beneficiaries/beneficiary.store.ts'
import { filesOf } from '../households/files.store.ts'
import { householdsCalled } from '../households/household.near.store.ts'
import { ALREADY_LINKED, type Child, refusalOfHomes } from './homes.rules.ts'

/** The second home of a child, as one side reads it: never shown to who does not follow both. */
export type Home = { id: string; child_id: string; household_id: string; name: string; own: boolean }

/** The second homes of the children of a household. */
export async function homesOf(by: Acting, householdId: string): Promise<Home[]> {
  const { rows } = await sql<Home>`
    select t.id, x.child_id, x.household_id, a.name, t.organisation_id = ${by.member.organisationId} as own
    from two_homes t
    cross join lateral (select t.child_id, t.other_household_id where t.household_id = ${householdId}
      union all select t.other_child_id, t.household_id where t.other_household_id = ${householdId}) x (child_id, household_id)
    join household_access a on a.organisation_id = ${by.member.organisationId} and a.household_id = x.household_id and a.ended_at is null
    join beneficiary one on one.id = t.child_id and one.gone_on is null
    join beneficiary other on other.id = t.other_child_id and other.gone_on is null
    where t.ended_on is null and (t.household_id = ${householdId} or t.other_household_id = ${householdId})
    order by t.noted_at desc`.execute(by.db)
  return rows
}

/** The children of a household who live in a second home, without naming it: it is somebody else's. */
export async function secondHomesOf(
  by: Acting,
  householdId: string,
): Promise<{ first_name: string; noted_at: Date }[]> {
  const { rows } = await sql<{ first_name: string; noted_at: Date }>`
    select b.first_name, t.noted_at from two_homes t join beneficiary b on b.id in (t.child_id, t.other_child_id)
     where t.ended_on is null and b.household_id in ${filesOf(householdId)} and b.gone_on is null order by t.noted_at`.execute(
    by.db,
  )
  return rows
}

export type Candidate = Child & { id: string; last_name: string; family: string; commune_name: string }

const children = (by: Acting, householdId: string) =>
  by.db
    .selectFrom('beneficiary')
    .innerJoin('household_access as access', 'access.household_id', 'beneficiary.household_id')
    .innerJoin('commune', 'commune.insee', 'access.commune')
    .selectAll('beneficiary')
    .select(['access.name as family', 'commune.name as commune_name'])
    .where('access.organisation_id', '=', by.member.organisationId)
    .where('access.ended_at', 'is', null)
    .where('access.scope', '=', 'full')
    .where('beneficiary.household_id', '<>', householdId)
    .where('beneficiary.adult', '=', false)
    .where('beneficiary.gone_on', 'is', null)

/** Children of the other households that this organisation follows in full, found by a name of theirs or of their family. */
export async function candidatesFor(by: Acting, child: Beneficiary, name: string): Promise<Candidate[]> {
  const households = await householdsCalled(by, [name])
  if (households.length === 0) return []
  return children(by, child.household_id)
    .where('beneficiary.household_id', 'in', households)
    .orderBy(sql`name_key(beneficiary.first_name) = name_key(${child.first_name})`, 'desc')
    .orderBy('access.name')
    .orderBy('beneficiary.id')
    .limit(20)
    .execute()
}

/** Notes that two files are those of one child who lives in two homes. The event says it of the first household only, without naming the other. */
export async function linkHomes(
  by: Acting,
  child: Beneficiary,
  otherId: string | undefined,
): Promise<Refusal | { id: string }> {
  if (otherId && isId(otherId))
    await by.db
      .selectFrom('beneficiary')
      .select('id')
      .where('id', 'in', [child.id, otherId])
      .orderBy('id')
      .forUpdate()
      .execute()
  const other =
    otherId && isId(otherId)
      ? await children(by, child.household_id).where('beneficiary.id', '=', otherId).executeTakeFirst()
      : undefined
  const refusal = refusalOfHomes(child, other)
  if (refusal || !other) return refuse(refusal ?? ALREADY_LINKED, 'child')
  const linked = await by.db
    .selectFrom('two_homes')
    .select('id')
    .where('ended_on', 'is', null)
    .where((q) => q.or([q('child_id', 'in', [child.id, other.id]), q('other_child_id', 'in', [child.id, other.id])]))
    .executeTakeFirst()
  if (linked) return refuse(ALREADY_LINKED, 'child')
  const id = by.newId()
  return attempt(
    by.db,
    async () => {
      await by.db
        .insertInto('two_homes')
        .values({
          id,
          organisation_id: by.member.organisationId,
          household_id: child.household_id,
          child_id: child.id,
          other_household_id: other.household_id,
          other_child_id: other.id,
          noted_by: by.member.name,
          noted_at: by.now,
        })
        .execute()
      await record(by, {
        act: 'beneficiary.homes_noted',
        subject: ['beneficiary', child.id],
        householdId: child.household_id,
      })
      return { id }
    },
    { two_homes_child: ALREADY_LINKED, two_homes_other_child: ALREADY_LINKED },
  )
}

/** The child lives in one home only: the two files stay, each in its household. */
export async function unlinkHomes(by: Acting, child: Beneficiary, home: Home): Promise<void> {
  const { numUpdatedRows } = await by.db
    .updateTable('two_homes')
    .set({ ended_on: dayOf(by.now) })
    .where('id', '=', home.id)
    .where('ended_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n)
    await record(by, {
      act: 'beneficiary.homes_ended',
      subject: ['beneficiary', child.id],
      householdId: child.household_id,
    })
}
