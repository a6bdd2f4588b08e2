import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { rememberColumns, rememberedColumns } from '#platform/tables/columns.store.ts'
import { keepList, listSeenBy, noteTakenIn, sayOfList, takenInBefore } from '#platform/tables/upload.store.ts'
import { countAlike } from '../../alike/alike.store.ts'
import type { NeedKind } from '../../households/words.ts'
import type { ListField } from '../../lists/list.targets.ts'
import type { TargetPublic } from '../../publics/words.ts'
import { closedToAnswers, isOpen } from '../campaign/census.rules.ts'
import { type Census, lockCensus } from '../campaign/census.store.ts'
import { addPartner, partnerCalled } from '../campaign/partner.store.ts'
import { replaceCounts } from '../paper/paper.store.ts'
import { knownKey, type ListDoor } from './list.door.ts'
import { takeFamilies, tellOfList } from './list.take.store.ts'

/** A list that the coordination received, for one structure or for several that the list names. */
export async function doorOfMember(by: Acting, census: Census): Promise<ListDoor> {
  const { db, now } = by
  const { organisationId } = by.member
  const about = { purpose: 'census', censusId: census.id } as const
  const places = await db
    .selectFrom('commune')
    .select(['insee', 'name', 'postcodes'])
    .where('insee', 'in', census.communes)
    .execute()
  return {
    home: `/recensements/${census.id}`,
    coordination: by.member.organisationName,
    census: {
      id: census.id,
      title: census.title,
      kinds: census.kinds as NeedKind[],
      publics: census.publics as TargetPublic[],
      open: isOpen(census, dayOf(now)),
      closed: closedToAnswers(census, dayOf(now)),
    },
    places,
    partner: null,
    keep: (name, list, said, partner) => keepList(by, name, list, said, { ...about, partner }),
    find: (id) => listSeenBy(by, id, about),
    say: (id, said) => sayOfList(by, id, said),
    columnsOf: (header) => rememberedColumns<ListField>(db, organisationId, about.purpose, header),
    remember: (header, columns) => rememberColumns(db, organisationId, about.purpose, header, columns, now),
    before: (kept) => takenInBefore(by, kept, about),
    alike: (families) => countAlike(by, families),
    known: async () => {
      const { rows } = await sql<{ partner: string; key: string }>`
        select i.partner, concat_ws('|', h.name_key, h.commune, coalesce(h.phone, '')) as key from census_invitation i
        join census_family f on f.invitation_id = i.id and f.organisation_id = ${organisationId} join household h on h.id = f.household_id
        where i.organisation_id = ${organisationId} and i.census_id = ${census.id}`.execute(db)
      return new Set(rows.map(({ partner, key }) => knownKey(partner, key)))
    },
    answered: async () => {
      const rows = await db
        .selectFrom('census_invitation')
        .select('partner')
        .where('organisation_id', '=', organisationId)
        .where('census_id', '=', census.id)
        .where('opened_at', 'is not', null)
        .execute()
      return new Set(rows.map(({ partner }) => partner.toLowerCase()))
    },
    hold: async () => closedToAnswers(await lockCensus(by, census.id), dayOf(now)),
    take: async ({ partner, families, counts }, agreed, kept, data) => {
      const invitation = await invitationCalled(by, census.id, partner)
      const whose = { digest: null, invitation, today: dayOf(now), now }
      const fresh = await takeFamilies(db, whose, families, agreed)
      if (counts) await replaceCounts(by, invitation, counts)
      await tellOfList(db, whose, fresh, kept.id, { ...data, families: fresh.length })
      return fresh.length
    },
    done: (kept, outcome) => noteTakenIn(by, kept.id, outcome),
  }
}

/** The invitation of the structure of this name in a census that is held, added when there is none. Its list is its answer. */
async function invitationCalled(by: Acting, censusId: string, partner: string): Promise<string> {
  const known = await partnerCalled(by, censusId, partner)
  if (!known) return addPartner(by, censusId, partner, JSON.stringify({}), 'list')
  if (!known.opened_at && !known.answered_at)
    await by.db.updateTable('census_invitation').set({ answered_at: by.now }).where('id', '=', known.id).execute()
  return known.id
}
