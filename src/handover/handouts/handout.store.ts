import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { isId } from '#platform/db/id.ts'
import type { Cursor } from '#platform/web/keyset.ts'

/** The sessions of this organisation, the latest day first, with how many sheets each holds and how many are signed. */
export const listHandouts = (by: Acting, after: Cursor, size: number) =>
  by.db
    .selectFrom('handout')
    .leftJoin('place', 'place.id', 'handout.place_id')
    .selectAll('handout')
    .select('place.name as place')
    .select((q) => [
      q
        .selectFrom('handover')
        .whereRef('handover.handout_id', '=', 'handout.id')
        .where('handover.organisation_id', '=', by.member.organisationId)
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('sheets'),
      q
        .selectFrom('handover')
        .whereRef('handover.handout_id', '=', 'handout.id')
        .where('handover.organisation_id', '=', by.member.organisationId)
        .where('handover.state', 'in', ['signed', 'closed'])
        .select((x) => x.fn.countAll<number>().as('n'))
        .as('signed'),
    ])
    .where('handout.organisation_id', '=', by.member.organisationId)
    .where(sql<boolean>`(handout.created_at, handout.id) < (${after.at}, ${after.id})`)
    .orderBy('handout.created_at', 'desc')
    .orderBy('handout.id', 'desc')
    .limit(size)
    .execute()

/** A session of this member's organisation, or nothing. */
export const handoutSeenBy = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('handout')
        .leftJoin('place', 'place.id', 'handout.place_id')
        .leftJoin('school_class', 'school_class.id', 'handout.class_id')
        .selectAll('handout')
        .select(['place.name as place', 'school_class.name as class'])
        .where('handout.id', '=', id)
        .where('handout.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined
export type Handout = NonNullable<Awaited<ReturnType<typeof handoutSeenBy>>>

/** The same, until the act ends: who closes a session and who notes an arrival wait for each other. */
export const lockHandout = (by: Acting, id: string) =>
  by.db
    .selectFrom('handout')
    .select(['id', 'opened_at', 'closed_at', 'held_on', 'title'])
    .where('id', '=', id)
    .where('organisation_id', '=', by.member.organisationId)
    .forUpdate()
    .executeTakeFirst()

/** One line a receiver: who, what is to be given, what is in the kit, where it stands. A class keeps the order of its list; a ceremony is called by surname. */
export async function linesOf(by: Acting, handoutId: string) {
  const { rows } = await sql<Line>`
    select x.id, x.number, x.kind, x.state, x.line, x.arrived_at, x.absent_at, x.signed_at, x.signer, x.household_id, h.name as household,
      x.kind = 'loan' and h.address = '' and not (h.confidential_address and h.organisation_id <> ${by.member.organisationId}) as asks_address,
      coalesce((select string_agg(b.first_name || ' ' || b.last_name, ', ' order by b.first_name) from handover_item i
        join beneficiary b on b.id = i.beneficiary_id where i.handover_id = x.id), '') as pupils,
      coalesce((select string_agg(coalesce(d.number, s.iccid), ', ' order by d.number) from handover_item i
        left join device d on d.id = i.device_id left join sim_card s on s.id = i.sim_card_id
        where i.handover_id = x.id and i.state <> 'refused' and (i.device_id is not null or i.sim_card_id is not null)), '') as numbers,
      coalesce((select string_agg(i.label || case when i.count > 1 then ' (' || i.count || ')' else '' end, ', ' order by i.label) from handover_item i
        where i.handover_id = x.id and i.state <> 'refused' and i.label is not null), '') as labels,
      k.pending, k.packed, k.refused, k.to_choose
    from handover x join household h on h.id = x.household_id join handout o on o.id = x.handout_id
      cross join lateral (select count(*) filter (where i.state = 'pending')::int as pending,
        count(*) filter (where i.state = 'pending' and i.packed_at is not null)::int as packed, count(*) filter (where i.state = 'refused')::int as refused,
        count(*) filter (where i.state = 'pending' and i.device_id is null and i.sim_card_id is null and i.label is null)::int as to_choose
        from handover_item i where i.handover_id = x.id) k
    where x.handout_id = ${handoutId} and x.organisation_id = ${by.member.organisationId}
    order by case when o.class_id is null then h.name_key end, x.line, x.id limit 400`.execute(by.db)
  return rows
}
export type Line = {
  id: string
  number: string
  kind: string
  state: string
  line: number | null
  arrived_at: Date | null
  absent_at: Date | null
  signed_at: Date | null
  signer: string | null
  household_id: string
  household: string
  /** A loan whose family said no address yet. */
  asks_address: boolean
  /** The children for whom something is given, by their names. */
  pupils: string
  /** The numbers of what is given. */
  numbers: string
  /** What goes with it: "Chargeur, Sacoche". */
  labels: string
  pending: number
  packed: number
  refused: number
  to_choose: number
}

/** The sheet of this organisation whose number is written, or scanned, so. */
export const sheetNumbered = (by: Acting, said: string) =>
  by.db
    .selectFrom('handover')
    .select(['id', 'handout_id'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('number', '=', said.trim().toUpperCase())
    .executeTakeFirst()
