import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { send } from '#platform/jobs/outbox.ts'
import type { HabilitationForm } from './habilitation.form.ts'
import { refusalOfLinks, refusalToDecide, USUAL_CAP } from './habilitation.rules.ts'
import type { HabilitationState } from './words.ts'

export type Habilitation = {
  state: HabilitationState
  why: string
  cap: number
  byLink: boolean
  decidedBy: string | null
  decidedAt: Date | null
  version: number
}
const undecided: Habilitation = {
  ...{ state: 'pending', why: '', cap: USUAL_CAP, byLink: false },
  ...{ decidedBy: null, decidedAt: null, version: 0 },
}

/**
 * What was decided about an organisation, for itself and for the coordination of its territory. Nothing yet, or for anyone else: it
 * is to be habilitated, unless somebody coordinates there, whom nobody else would decide for.
 */
export async function habilitationOf(by: Acting, organisationId: string): Promise<Habilitation> {
  const row = await by.db
    .selectFrom('habilitation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!row) return (await isCoordinated(by, organisationId)) ? { ...undecided, state: 'not_required' } : undecided
  return {
    ...{ state: row.state as HabilitationState, why: row.why, cap: row.cap ?? USUAL_CAP, byLink: row.by_link },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at, version: row.version },
  }
}

/** Whether somebody coordinates in that organisation today: those are addressed families without any decision. */
async function isCoordinated(by: Acting, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`select ${organisationId} in (select addressees()) as so`.execute(by.db)
  return rows[0]?.so ?? false
}

/** Whether this member coordinates the territory where that organisation is, which is not their own. */
export async function coordinates(by: Acting, organisationId: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select coordinates(${organisationId}) as mine`.execute(by.db)
  return rows[0]?.mine ?? false
}

type Decided = { id: string; email: string | null }

const SUSPENDED = [
  'Une de vos orientations ne peut plus aboutir dans Maillon',
  'Bonjour,\n\nLa structure à qui vous aviez adressé une famille est suspendue. Vous pouvez l’adresser à quelqu’un d’autre.',
] as const

/** Decides, for a coordination; tells the organisation, and those whose prescriptions a suspension leaves without an answer. */
export async function decideHabilitation(
  by: Acting,
  { id, email }: Decided,
  form: HabilitationForm,
): Promise<Refusal | { id: string }> {
  const unsaid = refusalToDecide(form.state, form.why)
  if (unsaid) return refuse(unsaid, 'why')
  const noAddress = refusalOfLinks(form.by_link, email)
  if (noAddress) return refuse(noAddress, 'by_link')
  const before = await habilitationOf(by, id)
  const cap = form.cap && form.cap !== USUAL_CAP ? form.cap : null
  const { rows } = await sql<{
    kept: boolean
  }>`select decide_habilitation(${id}, ${form.version}, ${form.state}, ${form.why},
    ${cap}, ${form.by_link}, ${by.now}, ${SUSPENDED[0]}, ${SUSPENDED[1]}) as kept`.execute(by.db)
  if (!rows[0]?.kept) return refuse('Quelqu’un d’autre vient de décider. Relisez avant de recommencer.')
  await record(by, {
    act: 'habilitation.decided',
    subject: ['organisation', id],
    ...{ from: before.state, to: form.state, why: form.why || null },
    data: { cap, by_link: form.by_link },
  })
  if (before.state !== form.state)
    await send(by, {
      ...{ email, link: `/structures/${id}`, subject: 'Une décision sur votre structure dans Maillon' },
      body: 'Bonjour,\n\nLa coordination du territoire a pris une décision sur l’habilitation de votre structure.',
    })
  return { id }
}
