import type { ComponentChildren } from 'preact'
import { WITHHELD } from '#needs/census/results/byFive.words.ts'
import { sayNumber } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Figures } from './figures.store.ts'
import { counted, type Slug } from './links.ts'

const columns = ['Commune', ...counted.map(({ column }) => column), 'Jours d’attente']
export const csvColumns = [
  'Commune',
  ...counted.flatMap((link) => ('of' in link ? [link.column, `${link.column}, parmi`] : [link.column])),
  'Attente médiane, en jours',
]

type Props = {
  communes: readonly Figures[]
  total: Figures
  /** Where the rows behind a number are read; none for a funder. */
  rowsAt?: (slug: Slug, insee: string | null) => string
}

/** The same figures as the picture and the CSV, by commune and in all. */
export const FiguresTable = ({ communes, total, rowsAt }: Props) => (
  <Table
    caption="Familles par commune, à chaque maillon"
    columns={columns.map((label, at) => (at === 0 ? label : { label, end: true }))}
    rows={communes.map((line) => cellsOf(line, rowsAt))}
    total={cellsOf(total, rowsAt)}
  />
)

const cellsOf = (line: Figures, rowsAt: Props['rowsAt']): ComponentChildren[] => [
  line.insee === null ? (
    'En tout'
  ) : rowsAt ? (
    <a href={`/familles?commune=${line.insee}`}>{line.commune}</a>
  ) : (
    line.commune
  ),
  ...counted.map((link) => {
    const value = line[link.key]
    const among = 'of' in link ? line[link.of] : null
    if (among === 0) return <span class="quiet">–</span>
    if (value === null) return <span class="quiet">{WITHHELD}</span>
    return (
      <>
        {value > 0 && rowsAt ? <a href={rowsAt(link.slug, line.insee)}>{sayNumber(value)}</a> : sayNumber(value)}
        {among !== null && <small class="quiet"> sur {sayNumber(among)}</small>}
      </>
    )
  }),
  line.wait_days === null ? '–' : sayNumber(line.wait_days),
]

/** A line of the CSV: what the page shows, without its links. */
export const csvLine = (line: Figures): unknown[] => [
  line.commune ?? 'En tout',
  ...counted.flatMap((link) => [line[link.key] ?? WITHHELD, ...('of' in link ? [line[link.of] ?? WITHHELD] : [])]),
  line.wait_days,
]
