import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { openStates } from '../runStates.ts'
import type { Participant } from '../waiting/participants.rules.ts'
import type { Inputs } from './inputs.ts'
import { hiddenIn, writeNames } from './names.store.ts'
import { tellPlanner } from './planner.store.ts'
import { type Protected, protect, protectNames } from './protect.rules.ts'
import { type Dated, questionNow } from './question.store.ts'
import { movedSince } from './redistribution.store.ts'
import type { FreezeForm } from './run.form.ts'
import { refusalOfSeedDay, refusalToFollow } from './run.rules.ts'
import type { SeenRun } from './run.store.ts'
import { scenarioOf } from './scenario.rules.ts'

/** The run that holds the places of a programme now, if any. */
export const openRunOf = (by: Acting, programmeId: string) =>
  by.db
    .selectFrom('allocation_run')
    .select(['id', 'name', 'frozen_by', 'frozen_at', 'state'])
    .where('organisation_id', '=', by.member.organisationId)
    .where('programme_id', '=', programmeId)
    .where('state', 'in', [...openStates])
    .executeTakeFirst()

const lastWords = {
  allocation_run_open:
    'Quelqu’un vient de figer un passage de ce programme : ouvrez-le plutôt que d’en figer un autre.',
}

/** Freezes a run: its question is written once and for all, its digest and its list are published with no name that points to fewer than five families, the day of the draw is announced. */
export async function freezeRun(by: Acting, programme: Dated, form: FreezeForm): Promise<Refusal | { id: string }> {
  const day = refusalOfSeedDay(form.seed_on, dayOf(by.now))
  if (day) return refuse(day, 'seed_on')
  return freeze(by, programme, form, null)
}

/** Freezes what was freed since a run, for those who still wait: the same secret and the same draw, solved at once. */
export async function followRun(by: Acting, programme: Dated, follows: SeenRun): Promise<Refusal | { id: string }> {
  const refusal = refusalToFollow(follows)
  if (refusal) return refuse(refusal)
  const { seed_source, seed_on } = follows
  const name = `${follows.name.replace(/, suite.*$/, '').slice(0, 100)}, suite`
  return freeze(by, programme, { name, seed_source, seed_on, derogations: await derogationsLeft(by, follows) }, follows)
}

/** The number frozen with the first list counts for all that goes on with it, whichever run each follows: they share its commitment. */
export async function derogationsLeft(by: Acting, { programme_id, commitment }: SeenRun): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select (max(r.derogations_at_most) - count(d.id))::int as left
    from allocation_run r left join derogation d on d.organisation_id = r.organisation_id and d.run_id = r.id and d.taken_back_at is null and r.state <> 'cancelled'
    where r.organisation_id = ${by.member.organisationId} and r.programme_id = ${programme_id} and r.commitment = ${commitment}`.execute(
    by.db,
  )
  return Math.max(0, rows[0]?.left ?? 0)
}

const freeze = (by: Acting, programme: Dated, form: FreezeForm, follows: SeenRun | null) =>
  attempt(
    by.db,
    async (): Promise<Refusal | { id: string }> => {
      const open = await openRunOf(by, programme.id)
      if (open)
        return refuse(`Un passage de ce programme est déjà en cours, figé par ${open.frozen_by} : « ${open.name} ».`)
      const { policy, inputs, obstacles } = await questionNow(by, programme, follows)
      if (!policy || !inputs || obstacles[0]) return refuse(obstacles.join(' ') || 'Rien ne peut être figé.')
      const id = by.newId()
      const { pseudonyms, commitment } = await pseudonymsFor(by, id, follows, inputs)
      if (inputs.participants.some(({ key }) => !pseudonyms.has(key)))
        return refuse('Une famille de cette liste vient d’être effacée. Relisez ce que vous figez, puis recommencez.')
      const { frozen } = scenarioOf(inputs, ({ key }) => pseudonyms.get(key) ?? '')
      const question = { seed: '', ...frozen }
      const hidden = follows ? protectNames(question, await hiddenIn(by, follows.id)) : protect(question)
      const { seed: _, ...published } = hidden.scenario
      const content = JSON.stringify(published)
      const hash = createHash('sha256').update(content).digest('hex')
      await by.db
        .insertInto('allocation_run')
        .values({
          ...{ id, organisation_id: by.member.organisationId, programme_id: programme.id, policy_id: policy.id },
          ...{ follows_id: follows?.id ?? null, name: form.name, state: follows ? 'computing' : 'frozen' },
          ...{ frozen_at: by.now, frozen_by: by.member.name, inputs_hash: hash, commitment },
          ...{ seed_source: form.seed_source, seed_on: form.seed_on, derogations_at_most: form.derogations },
          ...(follows && { seed: follows.seed, seeded_at: by.now }),
          moved: follows ? JSON.stringify(await movedSince(by, follows, inputs)) : null,
        })
        .execute()
      await by.db
        .insertInto('run_document')
        .values({ run_id: id, organisation_id: by.member.organisationId, kind: 'scenario', content })
        .execute()
      await writeNames(by, id, hidden)
      await writeNeeds(by, id, inputs.participants, pseudonyms, hidden)
      await record(by, {
        ...{
          act: follows ? 'run.followed' : 'run.frozen',
          subject: ['allocation_run', id],
          to: follows ? 'computing' : 'frozen',
        },
        data: { name: form.name, families: inputs.participants.length, hash, seed_on: form.seed_on },
      })
      await tellPlanner(by)
      return { id }
    },
    lastWords,
  )

/** Pseudonyms are made in the database, from a secret that never leaves it. */
async function pseudonymsFor(by: Acting, run: string, follows: SeenRun | null, { participants }: Inputs) {
  const { rows } = await sql<{ household: string; pseudonym: string; commitment: string }>`
    select * from draw_pseudonyms(${run}, ${follows?.id ?? null}, ${participants.map(({ key }) => key)}::uuid[])`.execute(
    by.db,
  )
  return {
    pseudonyms: new Map(rows.map(({ household, pseudonym }) => [household, pseudonym])),
    commitment: rows[0]?.commitment ?? '',
  }
}

/** Every family of the list in one statement, whatever its length. */
const writeNeeds = (
  by: Acting,
  run: string,
  families: readonly Participant[],
  pseudonyms: ReadonlyMap<string, string>,
  { scenario }: Protected,
) => {
  const listed = new Map(scenario.needs.map((need) => [need.id, need]))
  const rows = families.map((family) => {
    const pseudonym = pseudonyms.get(family.key) ?? ''
    const need = listed.get(pseudonym)
    return {
      ...{ id: by.newId(), household: family.household, pseudonym, kit: need?.kind, kinds: family.kinds },
      ...{ commune: family.commune, publics: family.publics, prescriber: family.prescriberId },
      ...{ agreement: family.agreement, stratum: family.ranking.stratum, points: family.ranking.points },
      ...{ named: family.ranking.stratumName, reasons: family.ranking.reasons, since: need?.since },
      quotas: Object.keys(need?.attributes ?? {}),
    }
  })
  return sql`insert into run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, publics, prescriber_id, agreement_id, stratum, points,
      stratum_name, reasons, since, quotas)
    select x.id, ${by.member.organisationId}, ${run}, x.household, x.pseudonym, x.kit, x.kinds, x.commune, x.publics, x.prescriber, x.agreement, x.stratum, x.points,
      x.named, x.reasons, x.since, x.quotas
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, household uuid, pseudonym text, kit text, kinds text[], commune text, publics text[],
      prescriber uuid, agreement uuid, stratum int, points numeric, named text, reasons jsonb, since date, quotas text[])`.execute(
    by.db,
  )
}
