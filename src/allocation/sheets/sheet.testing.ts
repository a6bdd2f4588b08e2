import type { TestSite } from '#testing/testSite.ts'
import { unkept } from '../runs/run.scene.testing.ts'
import { runsOf } from '../runs/run.testing.ts'
import { allocate, type Optimal } from '../solving/allocate.ts'
import type { Quota, Scenario, Supply } from '../solving/scenario.ts'

/** One family of a run written for a test; `quotas` are the codes of those that count it. */
export type Wish = {
  stratum?: number
  points?: number
  since?: string | null
  kit?: string
  quotas?: string[]
}
export type Question = { wishes: Wish[]; supply: Supply[]; quotas: Quota[]; seed?: string }

export const supplyOf = (count: number, suits = ['Ordinateur']): Supply => ({
  ...{ class: `Portable ${suits.join()}`, count, suits, fit: {} },
})
export const quotaOf = (code: string, name: string, max: number): Quota => ({
  ...{ name, where: { [code]: ['1'] }, class: null, min: null, max },
})

const STRATA = ['Aucun ordinateur et un examen cette année', 'Les autres familles']

/** A decided run of as many families, whose question may be put again. */
export async function decidedRun(site: TestSite, families: number) {
  const { run, needs, programme } = await runsOf(site).run({ families, devices: 0, state: 'decided' })
  const scenarioOf = ({ wishes, supply, quotas, seed = 'Loto : 4 8 15' }: Question): Scenario => ({
    seed,
    needs: wishes.map((wish, at) => ({
      id: needs[at]?.pseudonym ?? '',
      kind: wish.kit ?? 'Ordinateur',
      stratum: wish.stratum ?? 1,
      points: wish.points ?? 0,
      since: wish.since === undefined ? '2026-03-01' : wish.since,
      attributes: Object.fromEntries((wish.quotas ?? ['q1']).map((code) => [code, '1'])),
    })),
    supply,
    quotas,
  })

  /** Solves it with the engine, and writes what a run would have. */
  async function write(question: Question) {
    const scenario = scenarioOf(question)
    const found = (await allocate(scenario)) as Optimal
    const { seed, ...frozen } = scenario
    const given = new Map(found.assignments.map((one) => [one.need, one.class]))
    const waiting = new Map(found.waiting.map((one) => [one.need, one]))
    await unkept(site, async () => {
      await site.owner(`update app.allocation_run set seed = $2 where id = $1`, [run, seed])
      await site.owner(`update app.run_document set content = $2 where run_id = $1 and kind = 'scenario'`, [
        run,
        JSON.stringify(frozen),
      ])
      await site.owner('delete from app.run_cutoff where run_id = $1', [run])
      await site.owner(
        `insert into app.run_cutoff (run_id, organisation_id, position, quotas, kits, served, waiting, last_served, first_waiting)
       select $1, r.organisation_id, x.position, x.quotas, x.kinds, x.served, x.waiting, x."lastServed", x."firstWaiting"
       from app.allocation_run r, jsonb_to_recordset($2::jsonb) as x(position int, quotas text[], kinds text[], served int, waiting int, "lastServed" jsonb, "firstWaiting" jsonb)
       where r.id = $1`,
        [run, JSON.stringify(found.cutoffs.map((one, position) => ({ ...one, position })))],
      )
      await site.owner(
        `update app.run_need n set kit = x.kit, stratum = x.stratum, stratum_name = x.name, points = x.points, reasons = x.reasons, since = x.since, quotas = x.quotas,
         outcome = x.outcome, final = x.outcome, class = x.class, why = x.why, binding = x.binding, decided_by = x.decided, gone = null
       from jsonb_to_recordset($2::jsonb) as x(id text, kit text, stratum int, name text, points numeric, reasons jsonb, since date, quotas text[], outcome text,
         class text, why text, binding text[], decided text) where n.run_id = $1 and n.pseudonym = x.id`,
        [
          run,
          JSON.stringify(
            scenario.needs.map(({ id, kind, stratum, points, since, attributes }) => ({
              ...{ id, kit: kind, stratum, points, since, name: STRATA[stratum - 1] ?? 'Les autres' },
              reasons: points ? [{ reason: 'Un parent seul', points }] : [],
              quotas: Object.keys(attributes),
              outcome: given.has(id) ? 'served' : 'waiting',
              class: given.get(id) ?? null,
              why: waiting.get(id)?.reason ?? null,
              binding: waiting.get(id)?.binding ?? [],
              decided: waiting.get(id)?.decidedBy ?? null,
            })),
          ),
        ],
      )
    })
    return { scenario, found, isServed: (at: number) => given.has(needs[at]?.pseudonym ?? '') }
  }
  return { run, programme, needs, write, path: (at: number) => `/passages/${run}/familles/${needs[at]?.id}` }
}

/** What a page says, one line an item. */
export const linesOf = (html: string): string[] =>
  [...html.matchAll(/<(h1|h2|li|strong)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, tag, text]) =>
    `${tag === 'h2' ? '# ' : ''}${(text ?? '').replaceAll(/<[^>]+>/g, '')}`.replaceAll('\u00a0', ' ').trim(),
  )
