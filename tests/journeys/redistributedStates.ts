import { frozenRuns } from '#allocation/runs/run.scene.testing.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { TestSite } from '#testing/testSite.ts'
import { lastOf } from './peopled/address.ts'
import type { State } from './states.ts'

/** A run from its decision to what becomes of a promise that it freed: the next family of the list is served, then nothing is left to do. */
export async function redistributedStatesOf(site: TestSite): Promise<State[]> {
  const runs = frozenRuns(site)
  const claire = site.as('claire')
  const states: State[] = []
  const visit = async (path: string, label: string) => {
    const answer = await claire.get(path)
    if (answer.status !== 200) throw new Error(`${answer.status} at ${path}`)
    states.push({ who: 'claire', path, label, answer })
  }
  const solved = async (run: string, when: string) => {
    await runs.compute()
    for (const page of ['', '/commission', '/decider', '/ordre-du-jour'])
      await visit(`/passages/${run}${page}`, `/passages/:id${page}, ${when}`)
    const deciding = `/passages/${run}/decider`
    const said = { body: 'Commission d’attribution', decided_on: dayOf(new Date()), present: 'Deux élues' }
    await claire.sign(deciding, said, deciding)
    await visit(`/passages/${run}/suites`, `/passages/:id/suites, ${when}`)
  }

  const programme = await runs.programme({ computer: 3, connection: 0 })
  for (let at = 0; at < 5; at++) await runs.wanting()
  for (let at = 0; at < 3; at++) await runs.device()
  const first = await runs.freeze(programme)
  await runs.dayComes(first)
  await runs.drawn(first)
  await solved(first, 'the first time')

  const [promise] = await site.owner<{ id: string }>(
    `select a.id from app.allocation a join app.run_need n on n.id = a.run_need_id where n.run_id = $1 limit 1`,
    [first],
  )
  await claire.post(`/attributions/${promise?.id}/annuler`, { why: 'La famille a déménagé.' })
  await visit(`/passages/${first}/suites`, '/passages/:id/suites, one promise less')
  await visit(`/programmes/${programme}/attente`, '/programmes/:id/attente, something freed')
  await visit(`/passages/${first}/redistribuer`, '/passages/:id/redistribuer, something freed')
  const { location } = await claire.post(`/passages/${first}/redistribuer`)
  const second = lastOf(location)
  await visit(`/passages/${second}`, '/passages/:id, a redistribution that is solved')
  await solved(second, 'again')
  await visit(`/passages/${first}`, '/passages/:id, redistributed')
  await visit(`/passages/${second}`, '/passages/:id, a redistribution decided')
  return states
}
