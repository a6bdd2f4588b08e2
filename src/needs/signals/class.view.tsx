import { sayAgo } from '#platform/i18n/dates.ts'
import { counted } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import type { ListedClass } from './class.store.ts'

/** Class by class: how many are followed today, how many are back. */
export const Classes = ({ classes, now }: { classes: readonly ListedClass[]; now: Date }) => (
  <Table
    caption="Classes"
    captionHidden
    columns={['Classe', 'Sur la liste', { label: 'En cours', end: true }, { label: 'Revenus', end: true }, 'Pointée']}
    rows={classes.map((one) => [
      <a href={`/classes/${one.id}`}>{one.name}</a>,
      counted(one.pupils ?? 0, 'élève'),
      `${one.open ?? 0}`,
      `${one.back ?? 0}`,
      one.ticked_at ? sayAgo(one.ticked_at, now) : 'pas encore',
    ])}
  />
)
