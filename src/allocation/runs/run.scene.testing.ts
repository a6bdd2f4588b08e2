import { newId } from '#platform/db/id.ts'
import { DAY, dayOf } from '#platform/i18n/dates.ts'
import { openLog } from '#platform/log/log.ts'
import { organisationId } from '#testing/cast.ts'
import type { TestSite } from '#testing/testSite.ts'
import { sceneOf } from '../allocations/scene.testing.ts'
import { computeNext } from './compute.ts'
import { someRules } from './run.testing.ts'

const guards = [
  ['allocation_run', 'run_kept'],
  ['run_need', 'run_need_kept'],
  ['priority_policy', 'policy_frozen'],
] as const

/** Does what only time, or a hand in the database itself, can do: what keeps runs and adopted orders as they are sleeps meanwhile. */
export async function unkept<T>(site: TestSite, work: () => Promise<T>): Promise<T> {
  const all = (verb: string) =>
    site.owner(guards.map(([table, guard]) => `alter table app.${table} ${verb} trigger ${guard}`).join(';'))
  await all('disable')
  try {
    return await work()
  } finally {
    await all('enable')
  }
}

/** A programme with an adopted order, and families that want a computer: a run is frozen and drawn through its pages. */
export const frozenRuns = (site: TestSite) => {
  const scene = sceneOf(site)
  const log = openLog('silent')
  const claire = site.as('claire')
  const tomorrow = dayOf(new Date(Date.now() + DAY))
  const freezing = {
    ...{ name: 'Rentrée', seed_source: 'Loto du samedi, cinq numéros puis le numéro Chance', seed_on: tomorrow },
    derogations: '2',
  }
  return {
    ...scene,
    freezing,
    log,
    programme: async (places: Parameters<typeof scene.programme>[0] = { computer: 10, connection: 0 }) => {
      const id = await scene.programme(places)
      await site.owner(
        `insert into app.priority_policy (id, organisation_id, programme_id, version, rules, state, adopted_by, adopted_on, written_by, written_at)
         values ($1, $2, $3, 1, $4, 'adopted', 'Comité de programme', '2026-10-01', 'Claire', now())`,
        [newId(), organisationId('claire'), id, JSON.stringify(someRules)],
      )
      return id
    },
    wanting: async (kinds: string[] = ['computer']) => {
      const id = await scene.household({ needs: kinds })
      await scene.accepted(id, { kinds })
      return id
    },
    freeze: async (programme: string) => {
      const { location, text } = await claire.post(`/programmes/${programme}/passages/nouveau`, freezing)
      if (!location) throw new Error(text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '))
      return location?.split('/').at(-1) ?? ''
    },
    /** Changes what the triggers keep, as time does. */
    unkept: (set: string, run: string) =>
      unkept(site, () => site.owner(`update app.allocation_run set ${set} where id = $1`, [run])),
    dayComes(run: string) {
      return this.unkept('seed_on = current_date - 1', run)
    },
    drawn: (run: string, seed = '4 8 15 16 23 n° Chance 4') => claire.post(`/passages/${run}/tirage`, { seed }),
    /** Solves every run that waits for it; gives how many did. */
    compute: async () => {
      let solved = 0
      while (await computeNext(site.database, log)) solved++
      return solved
    },
    state: async (run: string) =>
      (await site.owner<{ state: string }>('select state from app.allocation_run where id = $1', [run]))[0]?.state,
    /** How many computers the families of a run were promised. */
    promised: async (run: string) =>
      (
        await site.owner(
          `select from app.allocation a join app.run_need n on n.id = a.run_need_id where n.run_id = $1 and a.kind = 'computer' and a.state = 'promised'`,
          [run],
        )
      ).length,
    needs: (run: string) =>
      site.owner<{
        id: string
        household_id: string | null
        pseudonym: string
        outcome: string | null
        lottery: string | null
        place: number | null
        gone: string | null
        reasons: unknown
      }>('select * from app.run_need where run_id = $1 order by pseudonym', [run]),
  }
}
