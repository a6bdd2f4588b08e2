import { type Reached, reachOf } from '#allocation/programmes/programme.figures.store.ts'
import { Reach } from '#allocation/programmes/programme.reach.tsx'
import { programmeSeenBy, type SeenProgramme } from '#allocation/programmes/programme.seen.store.ts'
import { familiesUse } from '#equipment/stock/avoided.store.ts'
import { AvoidedBrief } from '#equipment/stock/avoided.view.tsx'
import { dayOf } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Select } from '#platform/ui/select.tsx'
import { csv } from '#platform/web/csv.ts'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { FigureFilter } from './dashboard.form.ts'
import { type Figures, figuresOf, programmesOf, publishedFigures } from './figures.store.ts'
import { csvColumns, csvLine } from './figuresTable.tsx'
import { FiguresView } from './figuresView.tsx'
import type { Slug } from './links.ts'

const readers = ['coordinator', 'funder'] as const
export const dashboardPages = routes().get('/bilan', readers, show).get('/bilan.csv', readers, exported)

type Asked = {
  filter: FigureFilter
  programmes: { id: string; name: string }[]
  figures: Figures[]
  /** What a funder pays for, and how far it got. */
  funded?: { programme: SeenProgramme; reached: Reached | null }
  /** Machines that families have today; a funder reads figures of families only. */
  used?: { kind: string; count: number }[]
}

/** A coordinator counts its own households in a period; a funder reads one programme that it funds, whole. */
async function read(c: Page): Promise<Asked> {
  const { by, member } = c.var
  const filter = readFilters(c, FigureFilter)
  if (member.role === 'coordinator') {
    const [programmes, figures, used] = await Promise.all([
      programmesOf(by, 'organisation_id'),
      figuresOf(by, filter),
      familiesUse(by),
    ])
    return { filter, programmes, figures, used }
  }
  const programmes = await programmesOf(by, 'funder_id')
  const chosen = programmes.find(({ id }) => id === filter.programme) ?? programmes[0]
  const programme = chosen && (await programmeSeenBy(by, chosen.id))
  if (!programme) return { filter: {}, programmes, figures: [] }
  const [figures, reached] = await Promise.all([publishedFigures(by, programme.id), reachOf(by, programme.id)])
  return { filter: { programme: programme.id }, programmes, figures, funded: { programme, reached } }
}

async function exported(c: Page) {
  const { figures } = await read(c)
  return csv(`bilan-${dayOf(c.var.now)}.csv`, csvColumns, figures.map(csvLine))
}

async function show(c: Page) {
  const { filter, programmes, figures, funded, used = [] } = await read(c)
  const funder = c.var.member.role === 'funder'
  const communes = figures.filter(({ insee }) => insee !== null)
  const total = figures.find(({ insee }) => insee === null)
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  const rowsAt = (slug: Slug, insee: string | null) =>
    `/bilan/familles?${new URLSearchParams({ ...Object.fromEntries(query), lien: slug, ...(insee && { commune: insee }) })}`
  return c.render(
    <>
      <Heading
        title="Bilan"
        lead={
          funder
            ? 'Ce que vos programmes ont permis, en nombres et sans noms.'
            : 'Les familles suivies par votre structure, du besoin à l’autonomie.'
        }
      />
      {(!funder || programmes.length > 1) && <Choose {...{ filter, programmes, funder }} />}
      {funded && (
        <Block title={funded.programme.name}>
          <Reach {...funded} />
        </Block>
      )}
      {funder && communes.length > 0 && (
        <Notice title="Des nombres comptés par cinq">
          <p>
            Moins de 5 familles, c’est assez peu pour reconnaître quelqu’un. Chaque nombre est donc arrondi au multiple
            de 5 inférieur, total compris : il n’est jamais plus grand que la réalité.
          </p>
        </Notice>
      )}
      {total && communes.length > 0 ? (
        <FiguresView {...{ communes, total, csvHref: `/bilan.csv?${query}`, rowsAt: funder ? undefined : rowsAt }} />
      ) : (
        <Nothing funder={funder} />
      )}
      {used.length > 0 && (
        <Block title="CO₂ évité par les appareils que des familles ont aujourd’hui">
          <AvoidedBrief kinds={used} />
          <p>
            <a href="/stock/carbone">Dire combien d’années ils serviront</a>
          </p>
        </Block>
      )}
    </>,
    { title: 'Bilan' },
  )
}

const Choose = ({ filter, programmes, funder }: Pick<Asked, 'filter' | 'programmes'> & { funder: boolean }) => (
  <Filters action="/bilan" active={!funder && Boolean(filter.du || filter.au || filter.programme)}>
    {!funder && <DateField name="du" label="Besoins entendus du" value={filter.du} />}
    {!funder && <DateField name="au" label="au" value={filter.au} />}
    {programmes.length > 0 && (
      <Select
        name="programme"
        label="Programme"
        value={filter.programme}
        empty={funder ? false : 'Tous, et hors programme'}
        options={programmes.map(({ id, name }) => [id, name])}
      />
    )}
  </Filters>
)

const Nothing = ({ funder }: { funder: boolean }) => (
  <Empty title="Rien à compter pour le moment">
    <p>
      {funder
        ? 'Les nombres apparaîtront quand un programme que vous financez aura rencontré des familles.'
        : 'Chaque besoin entendu apparaîtra ici, puis chaque étape franchie.'}
    </p>
    {!funder && <LinkButton href="/familles">Voir les familles</LinkButton>}
  </Empty>
)
