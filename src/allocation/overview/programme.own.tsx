import { byName } from '#platform/i18n/toward.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { sayPublics } from '../programmes/aim.words.ts'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Quota } from '../programmes/quota.store.ts'
import { type StockOfClass, totalOf } from '../programmes/stockClass.rules.ts'
import { kinds, kindTitles, sayPeriod } from '../programmes/words.ts'
import { QuotaBars } from '../quotas/quotaRule.bars.tsx'
import type { SeenQuotaRule } from '../quotas/quotaRule.store.ts'
import type { ListedRun } from '../runs/run.store.ts'
import { runLabel } from '../runs/run.words.ts'
import { OrganiseProgramme } from './organise.view.tsx'
import { PlacesTable } from './places.table.tsx'

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

/** A programme as its own coordination reads it: what is promised, what its quotas leave, what it may give today. */
export const OwnProgramme = ({ programme, quotas, stock, lines, rules, closed, run }: Props) => (
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
