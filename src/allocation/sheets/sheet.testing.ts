import type { testSite } from '#testing/testSite.ts'
import { runsOf } from '../runs/run.testing.ts'
import { allocate, type Optimal } from '../solving/allocate.ts'
import type { Quota, Scenario, Supply } from '../solving/scenario.ts'

type Site = Awaited<ReturnType<typeof testSite>>

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
export async function decidedRun(site: Site, families: number) {
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
    for (const need of scenario.needs) {
      const outcome = given.has(need.id) ? 'served' : 'waiting'
      const wait = waiting.get(need.id)
      await site.owner(
        `update app.run_need set kit = $3, stratum = $4, stratum_name = $5, points = $6, reasons = $7, since = $8, quotas = $9, outcome = $10, final = $10,
           class = $11, why = $12, binding = $13, decided_by = $14, gone = null where run_id = $1 and pseudonym = $2`,
        [
          ...[run, need.id, need.kind, need.stratum, STRATA[need.stratum - 1] ?? 'Les autres', need.points],
          ...[JSON.stringify(need.points ? [{ reason: 'Un parent seul', points: need.points }] : []), need.since],
          ...[Object.keys(need.attributes), outcome, given.get(need.id) ?? null, wait?.reason ?? null],
          ...[wait?.binding ?? [], wait?.decidedBy ?? null],
        ],
      )
    }
    return { scenario, found, isServed: (at: number) => given.has(needs[at]?.pseudonym ?? '') }
  }
  return { run, programme, needs, write, path: (at: number) => `/passages/${run}/familles/${needs[at]?.id}` }
}

/** What a page says, one line an item. */
export const linesOf = (html: string): string[] =>
  [...html.matchAll(/<(h1|h2|li)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, tag, text]) =>
    `${tag === 'h2' ? '# ' : ''}${(text ?? '').replaceAll(/<[^>]+>/g, '')}`.replaceAll('\u00a0', ' ').trim(),
  )
