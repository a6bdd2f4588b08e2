import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse, refused } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { send } from '#platform/jobs/outbox.ts'
import type { Mapping } from '#platform/tables/columns.ts'
import { type KeptList, listSeenBy, lockList, noteTakenIn } from '#platform/tables/upload.store.ts'
import { serialKey } from '../devices/snapshot.identity.ts'
import { type AnnouncedRow, readAnnounced } from './announced.read.ts'
import { registerFor } from './announced.schools.store.ts'
import type { School, Unclear } from './announced.schools.ts'
import type { AnnouncedField } from './announced.targets.ts'
import { writeAnnounced } from './announced.write.store.ts'
import { sayThings } from './things.words.ts'

export const purpose = { purpose: 'transfers' } as const

/** A school and what a list announces to it. */
export type ForSchool = { school: School; rows: AnnouncedRow[] }

/** The dry run: what would be announced to each school, what is refused, which schools are not understood. Nothing is written. */
export type Rehearsed = { schools: ForSchool[]; refused: AnnouncedRow[]; unclear: Unclear[]; announced: number }

export async function rehearse(by: Acting, kept: KeptList): Promise<Rehearsed> {
  const register = await registerFor(by)
  const { rows, unclear } = await readAnnounced(kept.list, kept.said.columns as Mapping<AnnouncedField>, register)
  const known = await alreadyKnown(by, rows)
  const schools = new Map<string, ForSchool>()
  const out: AnnouncedRow[] = []
  for (const row of rows) {
    const where = row.refusal ?? known(row)
    if (where !== null || !row.school) {
      out.push({ ...row, refusal: where })
      continue
    }
    const of = schools.get(row.school.id)
    if (of) of.rows.push(row)
    else schools.set(row.school.id, { school: row.school, rows: [row] })
  }
  const sorted = [...schools.values()].sort((a, b) => a.school.name.localeCompare(b.school.name, 'fr'))
  return { schools: sorted, refused: out, unclear, announced: rows.length - out.length }
}

/** Why a row is not announced again: its serial number is one that this organisation keeps or owns. */
async function alreadyKnown(by: Acting, rows: readonly AnnouncedRow[]): Promise<(row: AnnouncedRow) => string | null> {
  const own = by.member.organisationId
  const keys = rows.flatMap(({ draft }) => (draft.serial ? [serialKey(draft.serial)] : []))
  const tags = rows.flatMap(({ draft }) => (draft.serial ? [] : (draft.inventory_tag ?? [])))
  const { rows: found } = await sql<{
    key: string | null
    tag: string | null
    number: string
    slip: string | null
    to: string | null
  }>`
    select d.serial_key as key, d.inventory_tag as tag, d.number, t.number as slip, r.name as "to"
    from device d left join transfer t on t.id = d.transfer_id left join organisation r on r.id = t.receiver_id
    where (d.organisation_id = ${own} or d.owner_id = ${own}) and (d.serial_key = any(${keys}) or (d.serial is null and d.inventory_tag = any(${tags})))`.execute(
    by.db,
  )
  const bySerial = new Map(found.map((device) => [device.key, device]))
  const byTag = new Map(found.filter((device) => device.key === null).map((device) => [device.tag, device]))
  return ({ draft }) => {
    const device = draft.serial ? bySerial.get(serialKey(draft.serial)) : byTag.get(draft.inventory_tag)
    if (!device) return null
    return device.slip
      ? `Déjà annoncé : ${device.number}, ${device.to}, bordereau ${device.slip}.`
      : `Déjà connu : ${device.number}.`
  }
}

/** What an announcement did. */
export type Announced = { devices: number; schools: number; refused: number }

/** Takes a list in: its devices, and one slip a school that leaves at once, all or nothing. Twice, it is done once. */
export async function announceList(by: Acting, id: string, leaves: 'good' | 'all'): Promise<Announced | Refusal> {
  await lockList(by.db, id)
  const kept = await listSeenBy(by, id, purpose)
  if (!kept) return refuse('Cette liste n’est plus là : déposez-la à nouveau.')
  if (kept.taken_in_at) return kept.outcome as Announced
  const read = await rehearse(by, kept)
  if (read.announced === 0) return refuse('Cette liste n’apporte aucun appareil : ils sont déjà connus, ou refusés.')
  if (leaves === 'all' && read.refused.length > 0)
    return refuse('Quelque chose a changé entre-temps. Relisez les lignes refusées, puis recommencez.')
  const slips = read.schools.map((of) => ({ ...of, id: by.newId() }))
  const written = await attempt(
    by.db,
    () => writeAnnounced(by, slips, { listId: id, invoice: kept.said.more?.invoice ?? '' }),
    {
      device_serial: 'À l’instant, un de ces numéros de série a été ajouté par quelqu’un d’autre. Relisez la liste.',
    },
  )
  if (refused(written)) return written
  for (const { id: slip, school, rows } of slips) {
    await record(by, {
      ...{ act: 'transfer.sent', subject: ['transfer', slip], to: 'sent' },
      data: { to_name: school.name, devices: rows.length },
    })
  }
  const done = { devices: read.announced, schools: slips.length, refused: read.refused.length }
  await noteTakenIn(by, id, done)
  await record(by, { act: 'transfer.list_announced', subject: ['list_upload', id], data: { ...done, file: kept.name } })
  await tellSchools(by, slips)
  return done
}

async function tellSchools(by: Acting, slips: readonly (ForSchool & { id: string })[]): Promise<void> {
  const emails = await by.db
    .selectFrom('organisation')
    .select(['id', 'email'])
    .where(
      'id',
      'in',
      slips.map(({ school }) => school.id),
    )
    .execute()
  const byId = new Map(emails.map(({ id, email }) => [id, email]))
  for (const { id, school, rows } of slips) {
    const email = byId.get(school.id)
    if (email)
      await send(by, {
        email,
        subject: 'Du matériel est en route vers vous',
        body: `${by.member.organisationName} vous annonce ${sayThings(rows.length, null)}.`,
        link: `/transferts/${id}`,
      })
  }
}
