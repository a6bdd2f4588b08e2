import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import type { KitForm } from './kit.form.ts'
import { NAME_TAKEN, ranked, refusalOfContents, STALE } from './kit.rules.ts'
import type { SeenKit } from './kit.store.ts'

const MOST = 30
const lastWords = { kit_name: NAME_TAKEN }
type Written = KitForm & { fit: Record<string, number> }

/** Writes a kind of kit at its rank. */
export const writeKit = (by: Acting, programmeId: string, form: Written) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const wrong = refusalOfContents(columnsOf(form))
      if (wrong) return refuse(wrong[1], wrong[0])
      const ids = await lockKits(by, programmeId)
      if (ids.length >= MOST) return refuse(`Un programme a ${MOST} kits au plus. Terminez-en un d’abord.`)
      const id = by.newId()
      await by.db
        .insertInto('kit')
        .values({
          ...{ id, organisation_id: by.member.organisationId, programme_id: programmeId, position: ids.length + 1 },
          ...columnsOf(form),
        })
        .execute()
      await rank(by, ranked(ids, id, form.rank))
      await record(by, { act: 'kit.written', subject: ['kit', id], data: { name: form.name, programme: programmeId } })
      return { id }
    },
    lastWords,
  )

/** Changes a kind of kit, unless somebody else did since it was read. Runs already frozen keep what they froze. */
export const changeKit = (by: Acting, kit: SeenKit, form: Written) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const wrong = refusalOfContents(columnsOf(form))
      if (wrong) return refuse(wrong[1], wrong[0])
      const ids = await lockKits(by, kit.programme_id)
      const { numUpdatedRows } = await by.db
        .updateTable('kit')
        .set((q) => ({ ...columnsOf(form), version: q('version', '+', 1) }))
        .where('id', '=', kit.id)
        .where('version', '=', form.version ?? 0)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return refuse(STALE)
      await rank(by, ranked(ids, kit.id, form.rank))
      await record(by, {
        act: 'kit.changed',
        subject: ['kit', kit.id],
        data: { name: form.name, programme: kit.programme_id },
      })
      return { id: kit.id }
    },
    lastWords,
  )

/** Ends a kind of kit; without any left, the programme has the usual ones again. */
export const endKit = (by: Acting, { id, programme_id, name }: SeenKit, version: number) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const ids = await lockKits(by, programme_id)
    const { numUpdatedRows } = await by.db
      .updateTable('kit')
      .set((q) => ({ ended_at: by.now, version: q('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return refuse(STALE)
    await rank(
      by,
      ids.filter((one) => one !== id),
    )
    await record(by, { act: 'kit.ended', subject: ['kit', id], data: { name, programme: programme_id } })
    return { id }
  })

/** The kits of a programme in their order; the programme's row is locked, so that two people never give the same rank. */
async function lockKits(by: Acting, programmeId: string): Promise<string[]> {
  await by.db.selectFrom('programme').select('id').where('id', '=', programmeId).forNoKeyUpdate().execute()
  const rows = await by.db
    .selectFrom('kit')
    .select('id')
    .where('programme_id', '=', programmeId)
    .where('organisation_id', '=', by.member.organisationId)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

async function rank(by: Acting, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries())
    await by.db
      .updateTable('kit')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .where('position', '<>', at + 1)
      .execute()
}

const columnsOf = ({ name, contents, device_kinds, publics, fit }: Written) => ({
  ...{ name, device_kinds, publics, fit: fit as Record<string, number> },
  ...{ has_computer: contents.includes('computer'), has_connection: contents.includes('connection') },
  has_training: contents.includes('training'),
})
