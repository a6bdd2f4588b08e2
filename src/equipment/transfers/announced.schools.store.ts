import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Register, registerOf, type School } from './announced.schools.ts'

/** Schools, and other structures where somebody receives devices, with what this organisation said of its earlier lists. */
export async function registerFor(by: Acting): Promise<Register> {
  const [schools, called] = await Promise.all([
    sql<School>`select o.id, o.name, o.uai, c.name as commune, o.id in (select transfer_ends()) as reached
      from organisation o left join commune c on c.insee = o.commune
      where o.id <> ${by.member.organisationId} and (o.kind = 'school' or o.id in (select transfer_ends()))
      order by o.name limit 10000`.execute(by.db),
    by.db
      .selectFrom('organisation_called')
      .select(['called', 'meant_id'])
      .where('organisation_id', '=', by.member.organisationId)
      .limit(20_000)
      .execute(),
  ])
  return registerOf(schools.rows, new Map(called.map(({ called: words, meant_id }) => [words, meant_id])))
}

/** What a list calls a school, asked once: said again, the last word holds. */
export const sayCalled = (by: Acting, meant: readonly (readonly [called: string, id: string])[]) =>
  meant.length === 0
    ? null
    : by.db
        .insertInto('organisation_called')
        .values(
          meant.map(([called, meant_id]) => ({
            ...{ organisation_id: by.member.organisationId, called, meant_id, said_at: by.now },
          })),
        )
        .onConflict((c) =>
          c.columns(['organisation_id', 'called']).doUpdateSet((x) => ({
            meant_id: x.ref('excluded.meant_id'),
            said_at: x.ref('excluded.said_at'),
          })),
        )
        .execute()
