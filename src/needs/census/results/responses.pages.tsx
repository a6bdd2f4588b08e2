import { html } from 'hono/html'
import { counted, sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { csv } from '#platform/web/csv.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { type NeedKind, needKinds } from '../../households/words.ts'
import { countsNeeds } from '../campaign/census.rules.ts'
import { censusSeenBy } from '../campaign/census.store.ts'
import { type Response, responsesOf } from './responses.store.ts'

const url = '/recensements/:id/reponses'
/** What each structure answered, its own words included: for whoever asked, and nobody else. */
export const responsesPages = routes()
  .get(url, countsNeeds, show)
  .get('/recensements/:id/reponses.csv', countsNeeds, exported, { plain: true })

const answered = async (c: Page) => {
  const census = found(await censusSeenBy(c.var.by, c.req.param('id') ?? ''))
  return { census, kinds: census.kinds as NeedKind[], responses: await responsesOf(c.var.by, census.id) }
}

async function show(c: Page) {
  const { census, kinds, responses } = await answered(c)
  return c.render(
    <>
      <Heading
        title="Ce que chaque structure a répondu"
        lead={`${counted(responses.length, 'structure a écrit', 'structures ont écrit')} quelque chose.`}
      />
      {responses.length === 0 ? (
        <Empty title="Aucune réponse pour l’instant">
          <p>Ce qu’une structure écrit apparaît ici dès qu’elle le garde, même si elle n’a pas terminé.</p>
        </Empty>
      ) : (
        <>
          <Rows
            caption="Réponses"
            captionHidden
            columns={[
              'Structure',
              ...kinds.map((kind) => ({ label: needKinds[kind], end: true })),
              { label: 'Reçoit par mois', end: true },
              'Aide déjà',
              'Ce qui bloque',
            ]}
            rows={responses}
            cells={(one) => [one.partner, ...kinds.map((kind) => sayOf(one, kind)), ...wordsOf(one)]}
          />
          <LinkButton href={`/recensements/${census.id}/reponses.csv`} second icon="download" download>
            Télécharger (CSV)
          </LinkButton>
        </>
      )}
    </>,
    {
      title: 'Réponses',
      crumbs: [
        ['Recensements', '/recensements'],
        [census.title, `/recensements/${census.id}`],
      ],
    },
  )
}

/** "12", "12, dont 3 familles nommées", "2 familles nommées": a family that is named is among those counted. */
const sayOf = ({ counted: sums, named }: Response, kind: NeedKind) => {
  const [sum, families] = [sums[kind] ?? 0, named[kind] ?? 0]
  if (families === 0) return sayNumber(sum)
  const said = counted(families, 'famille nommée', 'familles nommées')
  const [first, second] =
    sum === 0
      ? [said, 'sans nombre']
      : families > sum
        ? [said, `pour ${sayNumber(sum)} en nombre`]
        : [sayNumber(sum), `dont ${said}`]
  return html`<div>${first}<br /><small>${second}</small></div>`
}

const wordsOf = ({ answers: { visitors, help, obstacle } }: Response) => [
  visitors === undefined ? null : sayNumber(visitors),
  help === undefined ? null : help === 'oui' ? 'Oui' : 'Non',
  obstacle,
]

async function exported(c: Page) {
  const { kinds, responses } = await answered(c)
  return csv(
    'reponses.csv',
    [
      'Structure',
      ...kinds.flatMap((kind) => [`${needKinds[kind]} : comptés`, `${needKinds[kind]} : nommées`]),
      'Reçoit par mois',
      'Aide déjà',
      'Ce qui bloque',
    ],
    responses.map((one) => [
      one.partner,
      ...kinds.flatMap((kind) => [one.counted[kind] ?? 0, one.named[kind] ?? 0]),
      ...wordsOf(one),
    ]),
  )
}
