import { communeNames } from '#network/communes/commune.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { readFilters, readForm } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { filtersOf, nextHref } from '#platform/web/keyset.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { saysCommune } from '../answer/ownCommunes.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { type Census, censusSeenBy } from '../campaign/census.store.ts'
import { remindPartners } from '../campaign/invitation.store.ts'
import { sayReminded } from '../campaign/invitation.words.ts'
import { sayStanding } from './response.words.ts'
import { RemindForm, ResponseFilter } from './responses.form.ts'
import { responsesAfter } from './responses.page.ts'
import { isAsked } from './responses.rules.ts'
import { responsesOf } from './responses.store.ts'
import { Responses } from './responses.view.tsx'
import { ways } from './responses.words.ts'

const url = '/recensements/:id/reponses'
/** What each structure answered, its own words included: for whoever asked, and nobody else. */
export const responsesPages = routes()
  .get(url, countsNeeds, show)
  .post(`${url}/relancer`, countsNeeds, remind)
  .get('/recensements/:id/reponses.csv', countsNeeds, exported, { plain: true })

const asked = async (c: Page) => found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))

/** Every structure of a census, and those that a filter asks for. */
async function responsesFor(c: Page, census: Census, filter: ResponseFilter) {
  const [all, named] = await Promise.all([responsesOf(c.var.by, census.id), communeNames(c.var.db, census.communes)])
  const names = (insee: string) => named.get(insee) ?? insee
  const concerns = filter.commune ? saysCommune(filter.commune, census.communes, names) : () => false
  return { all, names, kept: all.filter(isAsked(filter, c.var.now, concerns)) }
}

async function show(c: Page) {
  const census = await asked(c)
  const filter = readFilters(c, ResponseFilter)
  const { all, names, kept } = await responsesFor(c, census, filter)
  const after = c.req.query('apres') ?? ''
  const { shown, next } = responsesAfter(kept, after)
  const query = filtersOf(c)
  return c.render(
    <Responses
      {...{ census, filter, all, shown, query }}
      found={kept}
      communes={census.communes
        .map((insee) => [insee, names(insee)] as const)
        .toSorted(([, a], [, b]) => a.localeCompare(b, 'fr'))}
      older={nextHref(c, next)}
      newer={after ? `${c.req.path}${query}` : null}
      now={c.var.now}
    />,
    {
      title: 'Réponses',
      crumbs: [
        ['Recensements', '/recensements'],
        [census.title, `/recensements/${census.id}`],
      ],
    },
  )
}

async function remind(c: Page) {
  const census = await asked(c)
  const form = await readForm(c, RemindForm)
  const { structure, ...filter } = form.errors ? {} : form.values
  const here = `/recensements/${census.id}/reponses`
  const back = structure ? `${here}/${structure}` : `${here}${queryOf(filter)}`
  if (form.errors) {
    flash(c, 'Cette liste n’a pas été comprise : choisissez à nouveau qui relancer. Rien n’est parti.')
    return c.redirect(here, 303)
  }
  const { kept } = await responsesFor(c, census, filter)
  const only = kept.map(({ id }) => id).filter((id) => !structure || id === structure)
  const reminded = await remindPartners(c.var.by, census, only)
  flash(c, refused(reminded) ? reminded.refusal : sayReminded(reminded))
  return c.redirect(back, 303)
}

const queryOf = (filter: ResponseFilter) => {
  const query = new URLSearchParams(filter as Record<string, string>).toString()
  return query && `?${query}`
}

async function exported(c: Page) {
  const census = await asked(c)
  const { kept } = await responsesFor(c, census, readFilters(c, ResponseFilter))
  const kinds = census.kinds as NeedKind[]
  const schools = census.questions.includes('workspace')
  return csv(
    'reponses.csv',
    [
      ...['Structure', 'Où elle en est', 'A répondu', 'Familles nommées'],
      ...kinds.flatMap((kind) => [`${needKinds[kind]} : comptés`, `${needKinds[kind]} : nommées`]),
      ...['Reçoit par mois', 'Aide déjà', 'Ce qui bloque'],
      ...(schools ? ['Élèves sans espace numérique'] : []),
    ],
    kept.map((one) => [
      ...[one.partner, sayStanding(one, c.var.now)[0], one.came_by && ways[one.came_by], one.families],
      ...kinds.flatMap((kind) => [one.counted[kind] ?? 0, one.named[kind] ?? 0]),
      one.answers.visitors,
      one.answers.help && (one.answers.help === 'oui' ? 'Oui' : 'Non'),
      one.answers.obstacle,
      ...(schools ? [one.answers.workspace] : []),
    ]),
  )
}
