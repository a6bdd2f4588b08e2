import type { ColumnKinds, Kind } from '../kinds.ts'
import { numberInStreet } from '../reading/address.ts'
import { readers } from '../reading/read.ts'

/** What is compared as one thing: `title` is the first column's, `columns` are places in the row given to the records; `main` when it is the person's one field of that kind. */
export type FieldPlan = { kind: Kind; main: boolean; title: string; columns: number[]; read: (text: string) => string }

/** Several columns of these kinds hold several values of one field: a person's names and phones, the lines of an address. */
const gathered = new Set<Kind>(['given_name', 'family_name', 'street', 'phone', 'email'])

/** Says how columns make fields. A second date or town is a field of its own, compared as a text. */
export const planFields = (columns: ColumnKinds): FieldPlan[] => {
  const plans: FieldPlan[] = []
  columns.forEach(({ column: title, kind }, place) => {
    const first = plans.find((plan) => plan.kind === kind)
    if (first && gathered.has(kind)) first.columns.push(place)
    else
      plans.push({
        kind,
        main: !first && kind !== 'other' && kind !== 'id_number',
        title,
        columns: [place],
        read: readers[kind],
      })
  })
  const street = plans.find(({ kind, main }) => kind === 'street' && main)
  if (street && !plans.some(({ kind }) => kind === 'street_number'))
    plans.push({
      kind: 'street_number',
      main: true,
      title: street.title,
      columns: street.columns,
      read: numberInStreet,
    })
  return plans
}
