import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { nameDevice } from '../devices/device.words.ts'
import type { ForSchool } from './announced.store.ts'
import { oneKind } from './things.words.ts'

/** Rows sent in one statement: enough to be quick, few enough to stay light. */
const BATCH = 2500

type Slip = ForSchool & { id: string }

/** Writes the slips, then their devices with their first link of custody and their line, a few thousand at a time. */
export async function writeAnnounced(
  by: Acting,
  slips: readonly Slip[],
  { listId, invoice }: { listId: string; invoice: string },
): Promise<true> {
  const own = by.member.organisationId
  await by.db
    .insertInto('transfer')
    .values(
      slips.map(({ id, school, rows }) => ({
        ...{ id, organisation_id: own, receiver_id: school.id, way: 'entrusted', state: 'sent', list_id: listId },
        kind: oneKind(rows.map(({ draft }) => draft.kind)),
        ...{ announced: rows.length, prepared_at: by.now, prepared_by: by.member.name },
        ...{ sent_at: by.now, sent_by: by.member.name, sent_count: rows.length, moved_at: by.now },
      })),
    )
    .execute()
  const all = slips.flatMap(({ id, school, rows }) => rows.map((row) => ({ slip: id, receiver: school.id, row })))
  for (let at = 0; at < all.length; at += BATCH) await writeSome(by, all.slice(at, at + BATCH), invoice)
  return true
}

type Line = { slip: string; receiver: string; row: ForSchool['rows'][number] }

const writeSome = (by: Acting, lines: readonly Line[], invoice: string) => {
  const own = by.member.organisationId
  const ids = () => lines.map(() => by.newId())
  const draft = <T>(of: (line: Line['row']['draft']) => T) => lines.map(({ row }) => of(row.draft))
  return sql`with x as (
      select t.*, app.numbered('ML-', nextval('app.device_number'), 4) as number from unnest(${ids()}::uuid[], ${ids()}::uuid[], ${ids()}::uuid[], ${lines.map(({ slip }) => slip)}::uuid[],
        ${lines.map(({ receiver }) => receiver)}::uuid[], ${lines.map(({ row }) => row.className)}::text[], ${draft(({ kind }) => kind)}::text[],
        ${draft(({ brand }) => brand)}::text[], ${draft(({ model }) => model)}::text[], ${draft(({ serial }) => serial)}::text[],
        ${draft(({ inventory_tag }) => inventory_tag)}::text[], ${draft(nameDevice)}::text[])
      with ordinality t(id, link_id, item_id, slip, receiver, class_name, kind, brand, model, serial, tag, named, n) order by n),
    d as (insert into device (id, number, organisation_id, kind, brand, model, serial, inventory_tag, state, origin, invoice, transfer_id, created_at, updated_at)
      select id, number, ${own}, kind, brand, model, serial, tag, 'ready', 'bought', ${invoice}, slip, ${by.now}, ${by.now} from x),
    c as (insert into custody (id, device_id, organisation_id, holder_id, since) select link_id, id, ${own}, ${own}, ${by.now} from x)
    insert into transfer_item (id, transfer_id, organisation_id, receiver_id, device_id, number, serial, tag, named, class_name, state)
      select x.item_id, x.slip, ${own}, x.receiver, x.id, x.number, x.serial, x.tag, x.named, x.class_name, 'expected' from x`.execute(
    by.db,
  )
}
