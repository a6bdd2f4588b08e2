import { isId } from '#platform/db/id.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { censusSeenBy } from '../campaign/census.store.ts'
import { OneResponse } from './response.view.tsx'
import { responseByCommune, responsesOf } from './responses.store.ts'

/** What one structure answered, whole. */
export const responsePages = routes().get('/recensements/:id/reponses/:structure', countsNeeds, show)

async function show(c: Page) {
  const { by, now } = c.var
  const census = found(await censusSeenBy(by, c.req.param('id') ?? ''))
  const id = c.req.param('structure') ?? ''
  const one = found(isId(id) ? (await responsesOf(by, census.id, id))[0] : undefined)
  const places = await responseByCommune(by, one.id)
  return c.render(<OneResponse {...{ census, one, places, now }} />, {
    title: one.partner,
    crumbs: [
      ['Recensements', '/recensements'],
      [census.title, `/recensements/${census.id}`],
      ['Réponses', `/recensements/${census.id}/reponses`],
    ],
  })
}
