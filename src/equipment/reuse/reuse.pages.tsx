import { z } from 'zod'
import { dayOf } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { AvoidedYearly } from '../stock/avoided.view.tsx'
import { type DatedFate, datedFates } from './dated.store.ts'
import { ElsewhereBlock } from './elsewhere.view.tsx'
import { arrivedOf, awaitedOf, fates } from './fate.ts'
import { Happened, Path, shownFates } from './reuse.path.tsx'
import { baseOf, categories, shareOf } from './reuse.rules.ts'
import { accountOf, type ReuseYear } from './reuse.store.ts'
import { targetOf } from './reuse.target.ts'
import { HowCounted, Share } from './reuse.view.tsx'
import { declaredOf, sayShare } from './reuse.words.ts'
import { Years } from './reuse.years.tsx'
import { ShareBar } from './shareBar.tsx'

const Asked = z.object({ annee: z.coerce.number().int().min(2000).max(2100).optional() })

/** The account, and the year that is looked at: the current one unless told. */
export async function accountAsked(
  c: Page,
  asked?: number,
): Promise<{ account: ReuseYear[]; year: ReuseYear | undefined }> {
  const thisYear = Number(dayOf(c.var.now).slice(0, 4))
  const account = await accountOf(c.var.by, thisYear)
  return { account, year: account.find((one) => one.year === (asked ?? thisYear)) }
}

async function show(c: Page) {
  const { account, year = account[0] } = await accountAsked(c, readFilters(c, Asked).annee)
  return c.render(
    <>
      <Heading
        title="Votre compte de réemploi"
        over={c.var.member.organisationName}
        lead="Ce que devient le matériel que vous retirez, année par année."
        action={
          year && (
            <LinkButton icon="print" href={`/reemploi/${year.year}/rapport`}>
              Rapport au conseil
            </LinkButton>
          )
        }
      />
      {year && (
        <>
          <h2>{year.year}</h2>
          <Share account={year} />
          <ShareBar share={sayShare(year)} target={targetOf(year.year)} />
          <HowCounted />
          <Happened account={year} />
          <ElsewhereBlock account={year} />
          <Path account={year} />
          {year.reusedKinds.length > 0 && (
            <Block title="CO₂ évité">
              <AvoidedYearly kinds={year.reusedKinds} />
            </Block>
          )}
        </>
      )}
      <Block
        title="Toutes les années"
        action={
          <LinkButton second icon="download" download href="/reemploi.csv">
            Compte (CSV)
          </LinkButton>
        }
      >
        <Years account={account} />
      </Block>
      <p>
        <a href="/reemploi/dechets">Registre des déchets</a>
      </p>
    </>,
    { title: 'Compte de réemploi', crumbs: [['Dons', '/dons']] },
  )
}

const header = [
  'Année',
  ...Object.values(categories).flatMap((name) => [
    `Retirés au 1er janvier : ${name}`,
    'dont plus de dix ans',
    'dont données protégées',
  ]),
  'Dons',
  'Proposés',
  'Acceptés',
  'Arrivés',
  'Acceptés, pas encore arrivés',
  'Arrivés en plus',
  ...shownFates.map((fate) => `Aujourd’hui : ${fates[fate].toLowerCase()}`),
  'Effacés avec preuve',
  ...Object.values(datedFates).map((said) => `Dans l’année : ${said.toLowerCase()}`),
  'Réemployés hors de Maillon (déclarés)',
  'Déchets remis à un éco-organisme',
  'Compte dans le taux, avec preuve (haut)',
  'Compte dans le taux (bas)',
  'Taux avec Maillon seul (%)',
  'Taux de réemploi (%)',
  'Objectif (%)',
]

async function table(c: Page) {
  const { account } = await accountAsked(c)
  return csv(
    'compte-de-reemploi.csv',
    header,
    account.map((one) => {
      const base = baseOf(one.stock)
      const { awaited, surplus } = awaitedOf(one.accepted, one.fates)
      return [
        one.year,
        ...Object.keys(categories).flatMap((category) => {
          const stock = one.stock.find((each) => each.category === category)
          return [stock?.count, stock?.over_ten, stock?.protected]
        }),
        ...[one.lots, one.offered, one.accepted, arrivedOf(one.fates), awaited, surplus],
        ...[...shownFates.map((fate) => one.fates[fate]), one.wiped],
        ...[...(Object.keys(datedFates) as DatedFate[]).map((fate) => one.happened[fate]), declaredOf(one)],
        ...[one.removed, one.counted, base, shareOf(one.counted, base)],
        ...[shareOf(one.counted + declaredOf(one), base), targetOf(one.year)],
      ]
    }),
  )
}

export const reusePages = routes()
  .get('/reemploi', ['donor'], show)
  .get('/reemploi.csv', ['donor'], table, { plain: true })
