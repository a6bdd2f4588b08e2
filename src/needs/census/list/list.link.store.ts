import { sql } from 'kysely'
import { digestOf } from '#network/accounts/invited.ts'
import type { Db } from '#platform/db/bound.ts'
import { isId, newId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { headingsOf } from '#platform/tables/columns.store.ts'
import type { Mapping } from '#platform/tables/columns.ts'
import { packList } from '#platform/tables/list.ts'
import { keptOf, nameOf, type StoredList } from '#platform/tables/upload.store.ts'
import type { NeedKind } from '../../households/words.ts'
import type { Place } from '../../lists/list.commune.ts'
import type { ListField } from '../../lists/list.targets.ts'
import type { TargetPublic } from '../../publics/words.ts'
import type { Behind } from '../answer/answer.store.ts'
import { closedToAnswers } from '../campaign/census.rules.ts'
import { knownKey, type ListDoor } from './list.door.ts'
import { takeFamilies, tellOfList } from './list.take.store.ts'

/** A structure's own list, behind its personal link: nothing is reached but its part of this census. */
export async function doorOfLink(db: Db, token: string, now: Date, census: Behind): Promise<ListDoor> {
  const digest = digestOf(token)
  const whose = { digest, invitation: null, today: dayOf(now), now }
  const { rows: places } = await sql<Place>`select * from app.census_communes(${digest})`.execute(db)
  return {
    home: `/recensement/${token}`,
    coordination: census.coordination,
    census: {
      id: census.census_id,
      title: census.title,
      kinds: census.kinds as NeedKind[],
      publics: census.publics as TargetPublic[],
      open: census.open,
      closed: closedToAnswers(census, whose.today),
    },
    places,
    partner: census.partner,
    keep: async (name, list, said) => {
      const id = newId()
      const { content, sha256 } = packList(list)
      const { rows } = await sql<{
        kept: boolean
      }>`select app.census_keep_list(${digest}, ${whose.today}, ${now}, ${id}, ${nameOf(name)}, ${content},
        ${sha256}, ${JSON.stringify(said)}) as kept`.execute(db)
      return rows[0]?.kept ? id : null
    },
    find: async (id) => {
      if (!isId(id)) return undefined
      const { rows } = await sql<StoredList>`select id, name, partner, content, sha256, said, taken_in_at, outcome
        from app.census_list(${digest}, ${id})`.execute(db)
      return rows[0] && keptOf(rows[0])
    },
    say: (id, said) => sql`select app.census_say_of_list(${digest}, ${id}, ${JSON.stringify(said)})`.execute(db),
    columnsOf: async (header) => {
      const { rows } = await sql<{
        fields: Mapping<ListField> | null
      }>`select app.census_columns(${digest}, ${headingsOf(header)}) as fields`.execute(db)
      return rows[0]?.fields ?? null
    },
    remember: async (header, columns) => {
      await sql`select app.census_remember_columns(${digest}, ${headingsOf(header)}, ${JSON.stringify(columns)}, ${now})`.execute(
        db,
      )
    },
    before: async ({ id, sha256 }) => {
      const { rows } = await sql<{
        at: Date | null
      }>`select app.census_list_before(${digest}, ${sha256}, ${id}) as at`.execute(db)
      return rows[0]?.at ?? null
    },
    alike: async () => 0,
    known: async () => {
      const { rows } = await sql<{
        name_key: string
        commune: string
        phone: string
      }>`select * from app.census_known(${digest})`.execute(db)
      return new Set(rows.map((row) => knownKey(census.partner, [row.name_key, row.commune, row.phone].join('|'))))
    },
    answered: async () => new Set<string>(),
    hold: async () => {
      const { rows } = await sql<{ open: boolean }>`select app.census_hold(${digest}, ${whose.today}) as open`.execute(
        db,
      )
      // Closed since its page was read, it has no other reason.
      return rows[0]?.open
        ? null
        : closedToAnswers({ ...census, closed_at: census.open ? now : census.closed_at }, whose.today)
    },
    take: async ({ families, counts }, agreed, kept, data) => {
      const fresh = await takeFamilies(db, whose, families, agreed)
      if (counts)
        await sql`select app.census_declare(${digest}, ${whose.today}, ${now}, ${JSON.stringify(counts)}, ${JSON.stringify(census.answers)}, false)`.execute(
          db,
        )
      await tellOfList(db, whose, fresh, kept.id, { ...data, families: fresh.length })
      return fresh.length
    },
    done: async () => undefined,
  }
}
