import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { byName } from '#platform/i18n/toward.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { csv } from '#platform/web/csv.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { sayPublics } from '../programmes/aim.words.ts'
import { fundedFigures, reachOf } from '../programmes/programme.figures.store.ts'
import { readsProgrammes } from '../programmes/programme.rules.ts'
import { programmeSeenBy, type SeenProgramme } from '../programmes/programme.seen.store.ts'
import { type Quota, quotasOf } from '../programmes/quota.store.ts'
import { stockOf } from '../programmes/stock.store.ts'
import { kinds, kindTitles, sayPeriod } from '../programmes/words.ts'
import { QuotaBars } from '../quotas/quotaRule.bars.tsx'
import { quotaRulesOf, type SeenQuotaRule } from '../quotas/quotaRule.store.ts'
import { OrganiseProgramme } from './organise.view.tsx'
import { FundedProgramme } from './programme.funded.tsx'

export const programmePages = routes()
  .get('/programmes/:id', readsProgrammes, show)
  .get('/programmes/:id/places.csv', ['coordinator'], exported)

async function show(c: Page) {
  const { by } = c.var
  const programme = found(await programmeSeenBy(by, c.req.param('id') ?? ''))
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
      <OwnProgramme {...{ programme, quotas, stock: await stockOf(by), rules: await quotaRulesOf(by, programme.id) }} />
    )
  return c.render(page, { title: programme.name, crumbs: [['Programmes', '/programmes']] })
}

type Props = {
  programme: SeenProgramme
  quotas: Quota[]
  stock: Awaited<ReturnType<typeof stockOf>>
  rules: SeenQuotaRule[]
}

const OwnProgramme = ({ programme, quotas, stock, rules }: Props) => (
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
          <LinkButton href={`/programmes/${programme.id}/prets`} second>
            Conditions de prêt
          </LinkButton>
        </>
      }
    />
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
    <Stock stock={stock} />
    <OrganiseProgramme id={programme.id} />
    {quotas.length > 0 && <PlacesTable id={programme.id} quotas={quotas} />}
  </>
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

const Stock = ({ stock }: Pick<Props, 'stock'>) => (
  <Block title="Ce que vous avez en stock">
    <Facts>
      {stock.devices.map(({ kind, count }) => (
        <Fact label={sayDeviceKind(kind)}>{`${count} prêt${count > 1 ? 's' : ''}`}</Fact>
      ))}
      {stock.devices.length === 0 && <Fact label="Appareils">Aucun n’est prêt</Fact>}
      <Fact label="Cartes SIM">
        {stock.sims === 0 ? 'Aucune disponible' : `${stock.sims} disponible${stock.sims > 1 ? 's' : ''}`}
      </Fact>
    </Facts>
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
  const programme = found(await programmeSeenBy(c.var.by, c.req.param('id') ?? ''))
  return csv('places.csv', columns, (await quotasOf(c.var.by, programme.id)).map(cellsOf))
}
