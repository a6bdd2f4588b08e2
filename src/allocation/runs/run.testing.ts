import { createHash } from 'node:crypto'
import { newId } from '#platform/db/id.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { allocate, type Optimal } from '../solving/allocate.ts'
import type { Scenario } from '../solving/scenario.ts'

const HARNES = '62413'
const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

export const someRules = {
  strata: [{ name: 'Aucun ordinateur et un examen cette année', all: [{ fact: 'examYear' }] }],
  others: 'Les autres familles',
  points: [{ reason: 'Un parent seul', all: [{ fact: 'publics', values: ['single_parent'] }], points: 4 }],
}

/** Runs written behind the locks: families of Harnes who lack a computer, solved by the real engine. */
export const runsOf = (site: TestSite) => ({
  async run({
    families = 6,
    devices = 3,
    state = 'proposed' as 'frozen' | 'computing' | 'proposed' | 'decided' | 'published',
    places = 40,
    derogations = 2,
    seed = 'Loto du 21 novembre 2026 : 4 8 15 16 23 42',
  } = {}) {
    const scene = sceneOf(site)
    const programme = await scene.programme({ computer: places, connection: 0 })
    const households: string[] = []
    for (let index = 0; index < families; index++) {
      const household = await scene.household({
        needs: ['computer'],
        name: `Famille ${String.fromCharCode(65 + index)}`,
      })
      await scene.accepted(household, { kinds: ['computer'] })
      households.push(household)
    }
    for (let index = 0; index < devices; index++) await scene.device()
    const [policy, run] = [newId(), newId()]
    const secret = createHash('sha256').update(run).digest()
    const needs = households.map((household, index) => ({
      id: newId(),
      household,
      pseudonym: sha(Buffer.concat([secret, Buffer.from(household)])).slice(0, 16),
      stratum: 1 + (index % 2),
      points: 14 - 2 * (index >> 1),
    }))
    const scenario: Scenario = {
      seed,
      needs: needs.map(({ pseudonym, stratum, points }) => ({
        id: pseudonym,
        kind: 'Ordinateur',
        stratum,
        points,
        since: '2026-03-01',
        attributes: { q1: '1' },
      })),
      supply: [{ class: 'Ordinateur portable, à évaluer', count: devices, suits: ['Ordinateur'], fit: {} }],
      quotas: [{ name: 'Harnes', where: { q1: ['1'] }, class: null, min: null, max: places }],
    }
    const found = (await allocate(scenario)) as Optimal
    const hasResult = !['frozen', 'computing'].includes(state)
    const isDecided = ['decided', 'published'].includes(state)
    const own = organisationId('claire')
    const { seed: _, ...frozen } = scenario
    await site.owner(
      `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
       values ($1, $2, $3, 1, $4, 'adopted', 'Comité de programme', '2026-10-01', 'Claire', now())`,
      [policy, own, programme, JSON.stringify(someRules)],
    )
    await site.owner(
      `insert into app.allocation_run (id, organisation_id, programme_id, policy_id, name, state, frozen_at, frozen_by, inputs_hash, commitment, seed_source,
         seed_on, seed, seeded_at, done, steps, found_at, derogations_at_most, body, decided_on, decided_by, decided_at, published_at, public_code)
       values ($1, $2, $3, $4, 'Rentrée', $5, now() - interval '3 days', 'Claire Roux', $6, $7, 'Tirage du Loto du samedi', current_date - 1, $8,
         case when $8::text is not null then now() - interval '1 hour' end, $9, $9, case when $10 then now() end, $11,
         case when $12 then 'Commission d’attribution' else '' end, case when $12 then current_date end, case when $12 then 'Claire Roux' else '' end,
         case when $12 then now() end, case when $5 = 'published' then now() end, case when $5 = 'published' then 'ABCDEFGHJKLM' end)`,
      [
        run,
        own,
        programme,
        policy,
        state,
        sha(JSON.stringify(frozen)),
        sha(secret),
        state === 'frozen' ? null : seed,
        hasResult ? found.solver.steps.length : 0,
        hasResult,
        derogations,
        isDecided,
      ],
    )
    await site.owner('insert into app.run_secret (run_id, secret) values ($1, $2)', [run, secret])
    await site.owner(
      `insert into app.run_document (run_id, organisation_id, kind, content) select $1::uuid, $2::uuid, 'scenario', $3::text union all select $1, $2, 'result', $4 where $5::boolean`,
      [run, own, JSON.stringify(frozen), JSON.stringify(found), hasResult],
    )
    const served = new Map(found.assignments.map((one) => [one.need, one.class]))
    const waiting = new Map(found.waiting.map((one) => [one.need, one]))
    for (const need of needs) {
      const outcome = hasResult ? (served.has(need.pseudonym) ? 'served' : 'waiting') : null
      await site.owner(
        `insert into app.run_need (id, organisation_id, run_id, household_id, pseudonym, kit, kinds, commune, prescriber_id, stratum, points, stratum_name, reasons,
           since, quotas, outcome, class, why, binding, decided_by, final)
         values ($1, $2, $3, $4, $5, 'Ordinateur', '{computer}', $6, $7, $8, $9, $10, $11, '2026-03-01', '{q1}', $12, $13, $14, $15, $16, $17)`,
        [
          ...[
            need.id,
            own,
            run,
            need.household,
            need.pseudonym,
            HARNES,
            organisationId('samira'),
            need.stratum,
            need.points,
          ],
          need.stratum === 1 ? someRules.strata[0]?.name : someRules.others,
          JSON.stringify([{ reason: 'Un parent seul', points: need.points }]),
          ...[
            outcome,
            served.get(need.pseudonym) ?? null,
            hasResult ? (waiting.get(need.pseudonym)?.reason ?? null) : null,
          ],
          ...[waiting.get(need.pseudonym)?.binding ?? [], waiting.get(need.pseudonym)?.decidedBy ?? null],
          isDecided ? outcome : null,
        ],
      )
    }
    for (const [position, cutoff] of (hasResult ? found.cutoffs : []).entries())
      await site.owner(
        `insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting, last_served, first_waiting)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          run,
          own,
          position,
          cutoff.quotas,
          cutoff.kinds,
          cutoff.served,
          cutoff.waiting,
          cutoff.lastServed,
          cutoff.firstWaiting,
        ],
      )
    return { run, programme, policy, needs, found }
  },
})
