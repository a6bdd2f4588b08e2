import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { record } from '#platform/audit/event.store.ts'
import { attempt } from '#platform/db/attempt.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { PriorityRules } from '../ranking/policy.ts'
import type { Optimal } from '../solving/allocate.ts'
import { figuresOf } from './figures.rules.ts'
import { listHash } from './listHash.ts'
import type { Passage } from './passage.ts'
import { refusalToPublish } from './publication.rules.ts'
import { refusalToShow } from './publishable.rules.ts'

/** A run of this member's organisation, with what its publication says of it. */
export const runToPublish = async (by: Acting, id: string) =>
  isId(id)
    ? by.db
        .selectFrom('allocation_run as r')
        .innerJoin('programme as p', 'p.id', 'r.programme_id')
        .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
        .innerJoin('priority_policy as y', 'y.id', 'r.policy_id')
        .leftJoin('allocation_run as f', 'f.id', 'r.follows_id')
        .selectAll('r')
        .select([
          'p.name as programme',
          'o.name as organisation',
          'o.masked_as',
          'y.version as policy_version',
          'f.published_at as origin_published_at',
        ])
        .select(['y.rules', 'y.adopted_by', 'y.adopted_on'])
        .where('r.id', '=', id)
        .where('r.organisation_id', '=', by.member.organisationId)
        .executeTakeFirst()
    : undefined
type RunToPublish = NonNullable<Awaited<ReturnType<typeof runToPublish>>>

/** Shows a decided run to everybody: its page, and the file to replay. Both stay as they are from then on. One act. */
export const publishRun = (by: Acting, id: string): Promise<{ code: string } | Refusal> =>
  attempt(by.db, async () => {
    await by.db.selectFrom('allocation_run').select('id').where('id', '=', id).forUpdate().execute()
    // Read once it is locked: a decision may just have been written.
    const run = await runToPublish(by, id)
    if (!run) return refuse('Ce passage n’existe plus.')
    const refusal = refusalToPublish(run)
    if (refusal) return refuse(refusal)
    const found = await foundIn(by, run)
    if ('refusal' in found) return found
    const file = Buffer.from(JSON.stringify({ passage: passageOf(run), ...found }))
    const sha256 = createHash('sha256').update(file).digest('hex')
    await by.db
      .insertInto('run_publication')
      .values({
        ...{ run_id: run.id, organisation_id: run.organisation_id, sha256, bytes: file.length },
        packed: await promisify(gzip)(file),
        figures: JSON.stringify(figuresOf(found, run.rules as unknown as PriorityRules, await communesOf(by, run.id))),
        ...{ published_by: by.member.name, published_at: by.now },
      })
      .execute()
    await by.db
      .updateTable('allocation_run')
      .set({ state: 'published', published_at: by.now, version: run.version + 1 })
      .where('id', '=', run.id)
      .execute()
    await record(by, {
      act: 'run.published',
      subject: ['allocation_run', run.id],
      ...{ from: 'decided', to: 'published', data: { sha256 } },
    })
    return { code: run.public_code ?? '' }
  })

/** The result to publish, its list as it was frozen; or why nobody may read it. */
async function foundIn(by: Acting, run: RunToPublish): Promise<Optimal | Refusal> {
  const documents = await by.db
    .selectFrom('run_document')
    .select(['kind', 'content'])
    .where('run_id', '=', run.id)
    .execute()
  const contentOf = (kind: string) => documents.find((one) => one.kind === kind)?.content
  const [frozen, result] = [contentOf('scenario'), contentOf('result')]
  if (!frozen || !result) return refuse('La liste ou le résultat de ce passage manque : rien ne peut être publié.')
  const found = JSON.parse(result) as Optimal
  if (found.status !== 'optimal') return refuse('Ce passage n’a servi personne : il n’y a rien à publier.')
  const scenario = { seed: run.seed ?? '', ...JSON.parse(frozen) }
  if (listHash(scenario) !== run.inputs_hash || found.certificate.scenario.seed !== run.seed)
    return refuse('La liste enregistrée n’est plus celle qui a été figée : elle ne peut pas être publiée.')
  const hidden = refusalToShow(scenario, run.follows_id !== null)
  return hidden ? refuse(hidden) : { ...found, certificate: { ...found.certificate, scenario } }
}

const passageOf = (run: RunToPublish): Passage => ({
  format: 'maillon-passage-1',
  code: run.public_code ?? '',
  name: run.name,
  programme: run.programme,
  organisation: run.masked_as ?? run.organisation,
  frozenOn: dayOf(run.frozen_at),
  listHash: run.inputs_hash,
  commitment: run.commitment,
  seedSource: run.seed_source,
  seedOn: run.seed_on,
  seed: run.seed ?? '',
  policy: {
    version: run.policy_version,
    adoptedBy: run.adopted_by,
    adoptedOn: run.adopted_on ?? '',
    rules: run.rules as unknown as PriorityRules,
  },
  body: run.body,
  decidedOn: run.decided_on ?? '',
})

const communesOf = async (by: Acting, run: string): Promise<Map<string, string>> => {
  const rows = await by.db
    .selectFrom('run_need as n')
    .innerJoin('commune as c', 'c.insee', 'n.commune')
    .select(['n.pseudonym', 'c.name'])
    .where('n.run_id', '=', run)
    .execute()
  return new Map(rows.map(({ pseudonym, name }) => [pseudonym, name]))
}
