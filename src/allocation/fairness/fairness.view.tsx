import { sayFew } from '#needs/census/results/byFive.words.ts'
import { sayDate, sayMonthOf } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import { gapOf, monthsOf, sayGap, shareOf } from './fairness.rules.ts'
import type { Axis, Derogations, FairLine } from './fairness.store.ts'
import { axes, byGroup, sayDays, sayGroup } from './fairness.words.ts'

type Props = { lines: FairLine[]; derogations: Derogations[]; funded: boolean }

/** Who is served among who needs it: the whole, what is worth looking at, then each way of grouping. */
export const Fairness = ({ lines, derogations, funded }: Props) => {
  const all = lines.find(({ axis }) => axis === 'all')
  if (!all || all.families === null)
    return (
      <Empty title="Trop peu de familles">
        <p>
          À partir de cinq familles, vous lirez ici qui est servi et qui attend, commune par commune et public par
          public.
        </p>
      </Empty>
    )
  return (
    <>
      <p class="lead">
        {sayFew(all.served)} familles servies sur {sayFew(all.families)} qui en ont besoin{sayPercent(all)}.
        {all.wait_days !== null &&
          ` La moitié de celles qui sont servies ont attendu ${sayDays(all.wait_days)} ou moins.`}
      </p>
      <ToLookAt {...{ lines, all }} />
      {axes.map(([axis, title, column]) => {
        const grouped = { title, column, all, lines: lines.filter((line) => line.axis === axis).sort(byGroup) }
        return axis === 'prescriber' ? <Prescribers {...grouped} /> : <Grouped {...grouped} />
      })}
      <Months lines={lines} />
      <DerogationsTable derogations={derogations} />
      <p class="quiet">
        Servie : un ordinateur ou une connexion lui est promis ou remis. Une famille de plusieurs publics est comptée
        dans chacun.{' '}
        {funded
          ? 'Les familles sont comptées par cinq, au multiple inférieur.'
          : 'Moins de cinq familles ne se lit pas.'}{' '}
        Le sexe des personnes n’est pas noté, donc pas comparé.
      </p>
    </>
  )
}

const sayPercent = (line: FairLine) => (shareOf(line) === null ? '' : `, soit ${shareOf(line)} %`)

const ToLookAt = ({ lines, all }: { lines: FairLine[]; all: FairLine }) => {
  const known: Axis[] = axes.map(([axis]) => axis).filter((axis) => axis !== 'prescriber')
  const apart = lines
    .filter((line) => known.includes(line.axis) && gapOf(line, all) !== null)
    .sort((one, other) => (shareOf(one) ?? 0) - (shareOf(other) ?? 0))
  const isLess = (line: FairLine) => (gapOf(line, all) ?? 0) < 0
  if (apart.length === 0)
    return (
      <Notice tone="done">Aucun groupe d’au moins 20 familles ne s’écarte de plus de 10 points de l’ensemble.</Notice>
    )
  return (
    <Notice tone="turn" title="À regarder de plus près">
      <Apart said="Moins souvent servies" lines={apart.filter(isLess)} />
      <Apart said="Plus souvent servies" lines={apart.filter((line) => !isLess(line)).reverse()} />
      <p>Un écart n’est pas une faute : l’ordre adopté, les places ou le stock l’expliquent souvent. Il se regarde.</p>
    </Notice>
  )
}

const Apart = ({ said, lines }: { said: string; lines: FairLine[] }) =>
  lines.length > 0 && (
    <p>
      {said} : {lines.map((line) => `${sayGroup(line)} (${shareOf(line)} %)`).join(', ')}.
    </p>
  )

type GroupedProps = { title: string; column: string; lines: FairLine[]; all: FairLine }

/** Names of colleagues: one press away on the screen, and never on paper. */
const Prescribers = (props: GroupedProps) =>
  props.lines.length > 0 && (
    <div class="screen-only">
      <Disclosure summary={props.title}>
        <Grouped {...props} />
      </Disclosure>
    </div>
  )

const Grouped = ({ title, column, lines, all }: GroupedProps) => {
  const told = lines.filter((line) => shareOf(line) !== null)
  return (
    lines.length > 0 && (
      <Block title={title}>
        {told.length > 0 && (
          <Bars>
            {told.map((line) => (
              <Bar
                label={sayGroup(line)}
                value={shareOf(line) ?? 0}
                max={100}
                said={`${shareOf(line)} % servies`}
                plain
              />
            ))}
          </Bars>
        )}
        <Disclosure summary="En nombres">
          <Table
            caption={`${title}, en nombres`}
            captionHidden
            columns={[
              column,
              { label: 'En ont besoin', end: true },
              { label: 'Servies', end: true },
              { label: 'La moitié attend au plus', end: true },
              'Écart',
            ]}
            rows={lines.map((line) => [
              sayGroup(line),
              sayFew(line.families),
              sayFew(line.served),
              sayDays(line.wait_days),
              sayGap(gapOf(line, all)) || '–',
            ])}
          />
        </Disclosure>
      </Block>
    )
  )
}

const Months = ({ lines }: { lines: FairLine[] }) => {
  const months = monthsOf(lines)
  return (
    months.length > 0 && (
      <Table
        caption="Mois par mois"
        columns={['Mois', { label: 'Familles orientées', end: true }, { label: 'Familles servies', end: true }]}
        rows={months.map(({ month, asked, served }) => [capital(sayMonthOf(month)), sayFew(asked), sayFew(served)])}
      />
    )
  )
}

const DerogationsTable = ({ derogations }: { derogations: Derogations[] }) =>
  derogations.length > 0 && (
    <Table
      caption="Registre des dérogations"
      columns={[
        'Passage',
        'Décidé le',
        { label: 'Servies', end: true },
        { label: 'Mises en attente', end: true },
        { label: 'En tout, au plus', end: true },
      ]}
      rows={derogations.map((row) => [row.name, sayDate(row.decided_on), row.ways_in, row.ways_out, row.at_most])}
    />
  )
