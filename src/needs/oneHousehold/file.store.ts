import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Birth } from '../ages/birth.words.ts'
import type { Named } from '../beneficiaries/words.ts'

/** A file as it was written, before anything is read as one with it. */
export type File = {
  id: string
  kept_in: string | null
  name: string
  commune: string
  address: string
  phone: string | null
  email: string | null
  adults: number
  children: number
  chain: string
  status: string
  created_at: Date
  /** The structure that wrote it, or that named it in a census; a structure whose name tells too much is masked. */
  named_by: string
  languages: string[]
  people: (Named & Birth)[]
  needs: string[]
  /** What was said of its open needs, each sentence once. */
  situation: string
}

const files = (by: Acting) => sql`select h.id, k.kept_in, h.name, c.name as commune,
    case when h.confidential_address and h.organisation_id <> ${by.member.organisationId} then '' else h.address end as address,
    h.phone, h.email, h.languages, h.adults, h.children, h.chain, h.status, h.created_at,
    coalesce((select i.partner from census_family f join census_invitation i on i.id = f.invitation_id where f.household_id = h.id),
      case when o.id = ${by.member.organisationId} then o.name else coalesce(o.masked_as, o.name) end) as named_by,
    coalesce((select json_agg(json_build_object('first_name', b.first_name, 'last_name', b.last_name, 'birth_name', b.birth_name,
        'birth_year', b.birth_year, 'birth_month', b.birth_month, 'birth_day', b.birth_day) order by b.adult desc, b.birth_year, b.first_name)
      from beneficiary b where b.household_id = h.id and b.gone_on is null), '[]') as people,
    array(select distinct n.kind from need n where n.household_id = h.id and n.state <> 'closed' order by 1) as needs,
    coalesce((select string_agg(distinct n.situation, ' ') from need n where n.household_id = h.id and n.state <> 'closed' and n.situation <> ''), '') as situation
  from household_access k join household h on h.id = k.household_id join commune c on c.insee = h.commune join organisation o on o.id = h.organisation_id
  where k.organisation_id = ${by.member.organisationId} and k.ended_at is null and k.scope = 'full'`

/** One file that this member's organisation follows in full. */
export const fileSeenBy = async (by: Acting, id: string): Promise<File | undefined> =>
  isId(id) ? (await sql<File>`${files(by)} and k.household_id = ${id}`.execute(by.db)).rows[0] : undefined

/** The files that are read as one with a household, the one that is kept first. */
export const filesReadWith = async (by: Acting, householdId: string): Promise<File[]> =>
  (
    await sql<File>`${files(by)} and k.household_id in (select app.files_of(${householdId})) order by k.kept_in is not null, h.created_at, h.id`.execute(
      by.db,
    )
  ).rows

/** How many people the other files read with a household say that it has, when they say otherwise: no file is added to another. */
export const otherSizesOf = async (
  by: Acting,
  { id, adults, children }: { id: string; adults: number; children: number },
): Promise<{ adults: number; children: number }[]> =>
  (
    await sql<{ adults: number; children: number }>`select distinct h.adults, h.children from household h
      where h.id in (select app.files_of(${id})) and (h.adults, h.children) <> (${adults}, ${children}) order by 1, 2`.execute(
      by.db,
    )
  ).rows
