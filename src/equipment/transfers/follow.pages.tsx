import { z } from 'zod'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Select } from '#platform/ui/select.tsx'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { askedOf, mayRemind } from './follow.rules.ts'
import { followedOf } from './follow.store.ts'
import { FollowRows, FollowSums } from './follow.view.tsx'
import { followStandings, standingAsked } from './follow.words.ts'
import { remindReceivers } from './remind.store.ts'
import { slipCrumbs } from './transfer.pages.tsx'

const follows = ['coordinator', 'refurbisher'] as const

const FollowFilters = z.object({
  q: z.string().max(80).optional(),
  ou: z.enum(Object.values(followStandings).map(({ asked }) => asked) as [string, ...string[]]).optional(),
})

/** Structure by structure: what was announced, received, handed to families, what is awaited or missing. The least advanced first. */
async function follow(c: Page) {
  const { by, now } = c.var
  const filter = readFilters(c, FollowFilters)
  const all = await followedOf(by)
  const rows = askedOf(all, { q: filter.q, standing: standingAsked(filter.ou) })
  const due = all.filter((row) => mayRemind(row, now)).length
  return c.render(
    <>
      <Heading
        title="Suivi par structure"
        lead="Ce que vous avez envoyé, et où il en est. Les familles sont comptées, jamais nommées."
        action={
          all.length > 0 && (
            <LinkButton second icon="download" download href="/transferts/suivi.csv">
              Tableau (CSV)
            </LinkButton>
          )
        }
      />
      {all.length === 0 ? (
        <Empty title="Rien n’est encore parti">
          <p>Chaque structure apparaît ici dès qu’un bordereau part vers elle.</p>
        </Empty>
      ) : (
        <>
          <FollowSums rows={all} due={due} />
          <Filters action="/transferts/suivi" active={!!(filter.q || filter.ou)}>
            <Field name="q" label="Structure ou commune" value={filter.q} required />
            <Select
              name="ou"
              label="Où elle en est"
              options={Object.values(followStandings).map(({ asked, label }): [string, string] => [asked, label])}
              value={filter.ou}
              empty="Toutes"
              required
            />
          </Filters>
          {rows.length === 0 ? (
            <Empty title="Aucune structure ici">
              <p>Changez le nom cherché, ou affichez-les toutes.</p>
            </Empty>
          ) : (
            <FollowRows rows={rows} of={all.length} />
          )}
        </>
      )}
    </>,
    { title: 'Suivi par structure', crumbs: slipCrumbs },
  )
}

async function remind(c: Page) {
  const { written, silent } = await remindReceivers(c.var.by)
  flash(
    c,
    written + silent === 0
      ? 'Toutes ont compté, ou ont été relancées il y a moins de trois jours.'
      : [
          written > 0 && `${counted(written, 'structure relancée', 'structures relancées')} par e-mail.`,
          silent > 0 && `${counted(silent, 'structure n’a', 'structures n’ont')} pas d’adresse : appelez.`,
        ]
          .filter(Boolean)
          .join(' '),
  )
  return c.redirect('/transferts/suivi?ou=a-compter', 303)
}

async function table(c: Page) {
  const rows = await followedOf(c.var.by)
  return csv(
    'suivi-par-structure.csv',
    [
      'Structure',
      'Commune',
      'Annoncés',
      'Reçus',
      'Dans les familles',
      'Encore dans la structure',
      'Manquants',
      'En plus',
      'Attendus',
      'Où elle en est',
    ],
    rows.map((row) => [
      row.name,
      row.commune ?? '',
      row.announced,
      row.received,
      row.families,
      row.kept,
      row.missing,
      row.surplus,
      row.awaited,
      followStandings[row.standing].label,
    ]),
  )
}

export const followPages = routes()
  .get('/transferts/suivi', follows, follow)
  .post('/transferts/suivi/relance', follows, remind)
  .get('/transferts/suivi.csv', follows, table, { plain: true })
