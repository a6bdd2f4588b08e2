import { sayFew } from '#needs/census/results/byFive.words.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { csv } from '#platform/web/csv.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { readsProgrammes } from '../programmes/programme.rules.ts'
import { gapOf, shareOf } from './fairness.rules.ts'
import { derogationsOf, fairnessOf } from './fairness.store.ts'
import { Fairness } from './fairness.view.tsx'
import { axes, byGroup, sayGroup } from './fairness.words.ts'

export const fairnessPages = routes()
  .get('/programmes/:id/equite', readsProgrammes, show)
  .get('/programmes/:id/equite.csv', readsProgrammes, exported)

async function show(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [lines, derogations] = await Promise.all([fairnessOf(by, programme.id), derogationsOf(by, programme.id)])
  return c.render(
    <>
      <Heading
        title="Équité"
        over={programme.name}
        action={
          <LinkButton href={`/programmes/${programme.id}/equite.csv`} second icon="download" download>
            Télécharger les nombres
          </LinkButton>
        }
      />
      <Fairness {...{ lines, derogations, funded: by.member.role === 'funder' }} />
      <PrintHint />
    </>,
    {
      title: 'Équité',
      crumbs: [
        ['Programmes', '/programmes'],
        [programme.name, `/programmes/${programme.id}`],
      ],
    },
  )
}

/** The same counts for a spreadsheet, prescribers left out: a file travels further than a page. */
async function exported(c: Page) {
  const programme = await ownProgramme(c)
  const lines = await fairnessOf(c.var.by, programme.id)
  const all = lines.find(({ axis }) => axis === 'all')
  const rows = axes
    .filter(([axis]) => axis !== 'prescriber')
    .flatMap(([axis, , column]) =>
      lines
        .filter((line) => line.axis === axis)
        .sort(byGroup)
        .map((line) => [
          column,
          sayGroup(line),
          sayFew(line.families),
          sayFew(line.served),
          shareOf(line),
          line.wait_days,
          gapOf(line, all),
        ]),
    )
  return csv(
    'equite.csv',
    ['Selon', 'Groupe', 'En ont besoin', 'Servies', 'Servies (%)', 'Attente médiane (jours)', 'Écart (points)'],
    rows,
  )
}
