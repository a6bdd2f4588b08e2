import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { lockRun, questionOf } from '../runs/run.store.ts'
import type { DerogationForm } from './derogation.form.ts'
import { refusalToDerogate, refusalToTakeBack } from './derogation.rules.ts'
import type { Moved } from './limits.rules.ts'
import { proposedGroups } from './limits.store.ts'
import type { ListedNeed } from './proposal.store.ts'

/** A derogation that stands, with the family that it moves. */
export type Derogated = Moved & {
  derogation: string
  /** Shared by two families that change places. */
  exchange: string | null
  pseudonym: string
  name: string | null
  why: string
  said_by: string
  said_at: Date
}

/** The derogations of a run that stand, in the order in which they were said. */
export async function derogationsOf(by: Acting, runId: string): Promise<Derogated[]> {
  const { rows } =
    await sql<Derogated>`select d.id as derogation, d.exchange_id as exchange, n.id, d.way, n.kit, n.quotas, n.class, n.pseudonym, h.name, d.why, d.said_by, d.said_at
    from derogation d join run_need n on n.id = d.run_need_id left join household h on h.id = n.household_id
    where d.run_id = ${runId} and d.taken_back_at is null order by d.said_at, d.id`.execute(by.db)
  return rows
}

const OWN_REASON = 'Écrivez aussi le motif que lira la famille qui attendra, sans rien dire de l’autre.'
const lastWords = { derogation_once: 'Une dérogation vient d’être notée pour cette famille.' }

/** The commission goes another way for one family, or for two that change places: one act. */
export const derogate = (by: Acting, runId: string, need: ListedNeed, form: DerogationForm) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const run = await lockRun(by, runId)
      const standing = await derogationsOf(by, runId)
      if (standing.some(({ id }) => id === need.id)) return refuse(lastWords.derogation_once)
      const added: (Moved & { why: string })[] = [
        { ...need, way: need.outcome === 'served' ? 'out' : 'in', why: form.why },
      ]
      if (form.swap && need.outcome !== 'served') {
        const other = await swapped(by, runId, form.swap)
        if (!other || standing.some(({ id }) => id === other.id))
          return refuse('Choisissez une famille de la liste.', 'swap')
        if (!form.why_out) return refuse(OWN_REASON, 'why_out')
        added.push({ ...other, way: 'out', why: form.why_out })
      }
      const proposed = await proposedGroups(by, runId)
      const refusal = refusalToDerogate({ run, limits: await questionOf(by, runId), proposed, standing, added })
      if (refusal) return refuse(refusal, added[0]?.way === 'in' && !form.swap ? 'swap' : undefined)
      const ids = added.map(() => by.newId())
      const exchange = added.length > 1 ? by.newId() : null
      const rows = added.map(({ id, way, why }, at) => ({
        ...{
          id: ids[at] ?? '',
          organisation_id: by.member.organisationId,
          run_id: runId,
          run_need_id: id,
          way,
          exchange_id: exchange,
        },
        ...{ why, said_by: by.member.name, said_at: by.now },
      }))
      await by.db.insertInto('derogation').values(rows).execute()
      await record(by, {
        act: 'run.derogated',
        subject: ['derogation', ids[0] ?? ''],
        data: { run: runId, ways: added.map(({ way }) => way) },
      })
      return { id: ids[0] ?? '' }
    },
    lastWords,
  )

/** A derogation is taken back before anything is decided; of two families that change places, both halves at once. */
export const takeBack = (by: Acting, runId: string, needId: string) =>
  attempt(by.db, async (): Promise<Refusal | { id: string }> => {
    const run = await lockRun(by, runId)
    const standing = await derogationsOf(by, runId)
    const one = standing.find(({ id }) => id === needId)
    if (!one) return refuse('Cette dérogation est déjà reprise.')
    const undone = standing.filter((other) => other === one || (one.exchange && other.exchange === one.exchange))
    const left = standing.filter((other) => !undone.includes(other))
    const refusal = refusalToTakeBack(run, await questionOf(by, runId), await proposedGroups(by, runId), left)
    if (refusal) return refuse(refusal)
    await by.db
      .updateTable('derogation')
      .set({ taken_back_at: by.now })
      .where(
        'id',
        'in',
        undone.map(({ derogation }) => derogation),
      )
      .execute()
    await record(by, {
      act: 'run.derogation_taken_back',
      subject: ['derogation', one.derogation],
      data: { run: runId, ways: undone.map(({ way }) => way) },
    })
    return { id: one.derogation }
  })

const swapped = (by: Acting, runId: string, needId: string) =>
  by.db
    .selectFrom('run_need')
    .select(['id', 'kit', 'quotas', 'class'])
    .where('run_id', '=', runId)
    .where('id', '=', needId)
    .where('outcome', '=', 'served')
    .executeTakeFirst()
