import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { isId } from '#platform/db/id.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { refusalToTake } from '../handouts/handout.rules.ts'
import { lockHandout } from '../handouts/handout.store.ts'
import { versionOf, wordsOf } from './agreed.rules.ts'
import type { Cargo } from './cargo.rules.ts'
import { FORGET_AFTER_DAYS, type Pack } from './pack.rules.ts'
import { cargoSheetsOf, rowsToTake, sheetsOf } from './pack.sheets.store.ts'
import { sparesAt } from './pack.spares.store.ts'
import type { Handout } from './pack.store.ts'
import { newTabletKeys } from './seal.rules.ts'

/** A tablet of this organisation that went to the field, by its identifier. */
export const tabletOf = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('field_tablet')
        .selectAll()
        .where('id', '=', id)
        .where('organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined
export type Tablet = NonNullable<Awaited<ReturnType<typeof tabletOf>>>

/** A tablet takes the sheets of a handing-over along: one act, told with how many families it carries. */
export async function takeTablet(
  by: Acting,
  handout: Handout,
  form: { label: string; now: Date },
): Promise<Refusal | Pack> {
  // Under the lock of whoever closes it: a tablet that left with a session that is over would only bring incidents back.
  const closed = refusalToTake(await lockHandout(by, handout.id))
  if (closed) return refuse(closed)
  const rows = await rowsToTake(by, handout.id)
  const spares = await sparesAt(by, handout.place_id, { gift: rows.some(({ kind }) => kind === 'gift') })
  const sheets = sheetsOf(rows)
  if (sheets.length === 0) return refuse('Aucune feuille à signer ici : préparez d’abord les remises.')
  const keys = await newTabletKeys()
  const id = by.newId()
  const versions = { loan: versionOf('loan'), gift: versionOf('gift') }
  const cargo: Cargo = {
    words: versions,
    sheets: cargoSheetsOf(rows.filter((row) => sheets.some((sheet) => sheet.id === row.id))),
    devices: [
      ...sheets.flatMap(({ items }) => items.flatMap(({ device }) => device?.number ?? [])),
      ...spares.map(({ number }) => number),
    ],
  }
  await by.db
    .insertInto('field_tablet')
    .values({
      id,
      organisation_id: by.member.organisationId,
      handout_id: handout.id,
      member_id: by.member.id,
      taken_by: by.member.name,
      label: form.label,
      sheets: sheets.length,
      taken_at: by.now,
      clock_ahead_ms: form.now.getTime() - by.now.getTime(),
      private_key: Buffer.from(keys.privateKey),
      cargo: JSON.stringify(cargo),
    })
    .execute()
  await record(by, {
    act: 'field_tablet.taken',
    subject: ['field_tablet', id],
    data: { handout: handout.id, label: form.label, sheets: sheets.length, spares: spares.length },
  })
  return {
    tablet: id,
    label: form.label,
    handout: { id: handout.id, title: handout.title, place: handout.place, day: handout.day },
    organisation: by.member.organisationName,
    takenBy: by.member.name,
    takenAt: by.now.toISOString(),
    forgetAt: new Date(by.now.getTime() + FORGET_AFTER_DAYS * DAY).toISOString(),
    publicKey: Buffer.from(keys.publicKey).toString('base64'),
    words: { loan: wordsOf('loan'), gift: wordsOf('gift') },
    versions,
    sheets,
    spares,
  }
}

/**
 * Acts between those that came: a hole in a tablet's count says that something stays on it. What does not read proves no number,
 * until somebody has looked at it.
 */
const missing = sql<number>`greatest(0, coalesce(max(field_act.seq) filter (where field_act.kind <> 'unreadable') + 1
  - count(distinct field_act.seq) filter (where field_act.kind <> 'unreadable' or field_act.settled_as = 'set_aside'), 0))::int`

/** It has nothing more to send: its key is thrown away, and what would still come from it could not be read. */
export async function giveTabletBack(by: Acting, tablet: Tablet): Promise<Refusal | { id: string }> {
  if (tablet.given_back_at) return { id: tablet.id }
  const row = await by.db
    .selectFrom('field_act')
    .select(missing.as('missing'))
    .where('tablet_id', '=', tablet.id)
    .executeTakeFirst()
  if (row && row.missing > 0)
    return refuse(`Il manque ${row.missing} de ses gestes : reprenez d’abord le fichier de secours de la tablette.`)
  await by.db
    .updateTable('field_tablet')
    .set({ given_back_at: by.now, private_key: null })
    .where('id', '=', tablet.id)
    .execute()
  await record(by, { act: 'field_tablet.given_back', subject: ['field_tablet', tablet.id] })
  return { id: tablet.id }
}

/** It was heard of: its last sending is what the list of tablets shows. */
export const tabletSeen = (by: Acting, id: string) =>
  by.db.updateTable('field_tablet').set({ last_seen_at: by.now }).where('id', '=', id).execute()

/** The tablets of a handing-over, those still out first, with what they sent. */
export const tabletsOf = (by: Acting, handoutId: string) =>
  by.db
    .selectFrom('field_tablet')
    .leftJoin('field_act', 'field_act.tablet_id', 'field_tablet.id')
    .select((q) => [
      'field_tablet.id',
      'field_tablet.label',
      'field_tablet.taken_by',
      'field_tablet.taken_at',
      'field_tablet.sheets',
      'field_tablet.clock_ahead_ms',
      'field_tablet.last_seen_at',
      'field_tablet.given_back_at',
      'field_tablet.lost_at',
      'field_tablet.lost_by',
      q.fn.count<number>('field_act.id').as('acts'),
      q.fn.count<number>('field_act.id').filterWhere('field_act.kind', '=', 'signed').as('signed'),
      q.fn
        .count<number>('field_act.id')
        .filterWhere('field_act.outcome', '=', 'incident')
        .filterWhere('field_act.settled_at', 'is', null)
        .as('incidents'),
      missing.as('missing'),
    ])
    .where('field_tablet.handout_id', '=', handoutId)
    .where('field_tablet.organisation_id', '=', by.member.organisationId)
    .groupBy('field_tablet.id')
    .orderBy('field_tablet.given_back_at', (o) => o.desc().nullsFirst())
    .orderBy('field_tablet.taken_at', 'desc')
    .limit(100)
    .execute()
