import { dayOf } from '#platform/i18n/dates.ts'
import { byName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { csv } from '#platform/web/csv.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { sayPublics } from '../programmes/aim.words.ts'
import { ownProgramme } from '../programmes/organised.ts'
import { fundedFigures, reachOf } from '../programmes/programme.figures.store.ts'
import { readsProgrammes, refusalOfDay } from '../programmes/programme.rules.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import { type Quota, quotasOf } from '../programmes/quota.store.ts'
import { linesOf } from '../programmes/stock.store.ts'
import { type StockOfClass, totalOf } from '../programmes/stockClass.rules.ts'
import { stockByClass } from '../programmes/stockClass.store.ts'
import { kinds, kindTitles, sayPeriod } from '../programmes/words.ts'
import { QuotaBars } from '../quotas/quotaRule.bars.tsx'
import { quotaRulesOf, type SeenQuotaRule } from '../quotas/quotaRule.store.ts'
import { type ListedRun, runsIn } from '../runs/run.store.ts'
import { runLabel } from '../runs/run.words.ts'
import { OrganiseProgramme } from './organise.view.tsx'
import { FundedProgramme } from './programme.funded.tsx'

export const programmePages = routes()
  .get('/programmes/:id', readsProgrammes, show)
  .get('/programmes/:id/places.csv', ['coordinator'], exported)

async function show(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const quotas = await quotasOf(by, programme.id)
  const page =
    by.member.role === 'funder' ? (
      <FundedProgramme
        {...{
          programme,
          quotas,
          figures: await fundedFigures(by, programme.id),
          reached: await reachOf(by, programme.id),
          agreements: await fundingAgreementsOf(by, programme.id),
        }}
      />
    ) : (
      <OwnProgramme
        {...{
          programme,
          quotas,
          stock: await stockByClass(by, programme.id),
          lines: await linesOf(by),
          rules: await quotaRulesOf(by, programme.id),
          closed: refusalOfDay(programme, dayOf(by.now)),
        }}
        run={(await runsIn(by, programme.id)).find(({ state }) => state !== 'cancelled')}
      />
    )
  return c.render(page, { title: programme.name, crumbs: [['Programmes', '/programmes']] })
}

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  stock: StockOfClass[]
  lines: number
  rules: SeenQuotaRule[]
  /** Why nothing is promised in it today. */
  closed: string | null
  /** The latest run that was not cancelled. */
  run: ListedRun | undefined
}

const OwnProgramme = ({ programme, quotas, stock, lines, rules, closed, run }: Props) => (
  <>
    <Heading
      title={programme.name}
      lead={[sayPeriod(programme), programme.funder && `financé ${byName(programme.funder)}`]
        .filter(Boolean)
        .join(', ')}
      action={
        <>
          <LinkButton href={`/programmes/${programme.id}/attente`}>Voir qui attend</LinkButton>
          <LinkButton href={`/programmes/${programme.id}/modifier`} second icon="edit">
            Modifier
          </LinkButton>
          <LinkButton href="#organiser" second>
            Organiser
          </LinkButton>
        </>
      }
    />
    {closed && <Notice>{`${closed} Rien ne s’y promet.`}</Notice>}
    {run && <LastRun run={run} />}
    {programme.note && <p>{programme.note}</p>}
    <Eligible programme={programme} />
    {quotas.length === 0 && (
      <Empty title="Aucune place ouverte">
        <p>Dites combien d’ordinateurs et de connexions peuvent être promis dans chaque commune.</p>
      </Empty>
    )}
    {kinds.map((kind) => (
      <PlacesPicture
        title={`${kindTitles[kind]} : places promises, commune par commune`}
        rows={quotas.filter((row) => row.kind === kind && row.places > 0)}
      />
    ))}
    {rules.length > 0 && (
      <Block
        title="Quotas : ce qui reste à promettre"
        action={<a href={`/programmes/${programme.id}/quotas`}>Voir les quotas</a>}
      >
        <QuotaBars {...{ rules, places: quotas, href: `/programmes/${programme.id}/quotas` }} />
      </Block>
    )}
    <Stock {...{ stock, lines }} />
    <OrganiseProgramme id={programme.id} />
    {quotas.length > 0 && <PlacesTable id={programme.id} quotas={quotas} />}
  </>
)

/** Where its run stands, and what the public reads of it. */
const LastRun = ({ run }: { run: ListedRun }) => (
  <p>
    <a href={`/passages/${run.id}`}>{run.name}</a>{' '}
    <Chip tone={runLabel(run.state).tone}>{runLabel(run.state).label}</Chip>
    {run.public_code && (
      <>
        {' '}
        <a href={`/attributions-publiques/${run.public_code}`}>Ce que le public en lit</a>
      </>
    )}
  </p>
)

/** Whom the programme serves, and whether by whole kits: said only where it is not for everybody. */
const Eligible = ({ programme }: Pick<Props, 'programme'>) => (
  <>
    {programme.publics.length > 0 && (
      <p>Réservé aux familles de l’un de ces publics : {sayPublics(programme.publics)}.</p>
    )}
    {!programme.whole_kits && (
      <p>Une famille à qui tout manque peut y recevoir un ordinateur sans connexion, ou l’inverse.</p>
    )}
  </>
)

const PlacesPicture = ({ title, rows }: { title: string; rows: Quota[] }) =>
  rows.length > 0 && (
    <Block title={title}>
      <Bars>
        {rows.map((row) => (
          <Bar
            label={row.name}
            value={row.promised}
            max={row.places}
            said={`${row.promised} sur ${row.places}, dont ${row.handed_over} en main`}
          />
        ))}
      </Bars>
    </Block>
  )

/** What a run would share today: devices of the common stock or kept for this programme, and lines. */
const Stock = ({ stock, lines }: Pick<Props, 'stock' | 'lines'>) => (
  <Block title="Ce que ce programme peut donner aujourd’hui">
    <Facts>
      {stock.map((one) => (
        <Fact label={one.name}>{counted(totalOf(one), 'prêt')}</Fact>
      ))}
      {stock.length === 0 && <Fact label="Appareils">Aucun n’est prêt</Fact>}
      <Fact label="Lignes (cartes SIM)">{lines === 0 ? 'Aucune n’est libre' : counted(lines, 'libre')}</Fact>
    </Facts>
    <p class="quiet">Ce qui est gardé pour un autre programme n’est pas compté ici.</p>
  </Block>
)

const columns = ['Commune', 'Quoi', 'Places', 'Promises', 'En main', 'Réservées', 'Restent']
const cellsOf = (row: Quota) => [
  row.name,
  row.kind === 'computer' ? 'Ordinateurs' : 'Connexions',
  row.places,
  row.promised,
  row.handed_over,
  row.kept,
  row.places - row.promised - row.kept,
]

const PlacesTable = ({ id, quotas }: { id: string; quotas: Quota[] }) => (
  <>
    <Rows
      caption="Les places en nombres"
      columns={columns.map((label, at) => (at > 1 ? { label, end: true } : label))}
      rows={quotas}
      cells={cellsOf}
    />
    <Actions>
      <LinkButton href={`/programmes/${id}/places.csv`} second icon="download" download>
        Télécharger le tableau
      </LinkButton>
    </Actions>
  </>
)

async function exported(c: Page) {
  const programme = await ownProgramme(c)
  return csv('places.csv', columns, (await quotasOf(c.var.by, programme.id)).map(cellsOf))
}
