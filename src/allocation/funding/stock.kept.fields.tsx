import { counted } from '#platform/ui/counted.ts'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { StockOfClass } from '../programmes/stockClass.rules.ts'

type Props = {
  action: string
  /** The agreement. */
  id: string
  stock: readonly StockOfClass[]
  lots: readonly { id: string; title: string; count: number }[]
  typed: Typed
  errors?: Errors
  /** Nothing more is kept: what was can only be given back. */
  ended: boolean
}

const ways = [
  ['keep', 'Garder pour cette convention'],
  ['free', 'Rendre au stock commun'],
] as const

/** Keeps so many devices of a class, or of a lot, for an agreement; or gives them back. */
export const KeepFields = ({ action, id, stock, lots, typed, errors, ended }: Props) => {
  const options = stock.map((row) => {
    const free = row.common + row.programme
    return [row.key, `${row.name} : ${counted(free, 'libre')}, ${counted(row.agreements[id] ?? 0, 'gardé')}`] as const
  })
  if (options.length === 0) return null
  return (
    <Form action={action}>
      <Radios
        name="way"
        label="Que faire ?"
        options={ended ? ways.slice(1) : ways}
        value={typed.way ?? (ended ? 'free' : 'keep')}
        error={errors?.way}
        required
      />
      <Select
        name="stock"
        label="Sorte de matériel"
        options={options}
        value={typed.stock}
        error={errors?.stock}
        required
      />
      {lots.length > 0 && (
        <Select
          name="lot"
          label="D’un seul lot"
          empty="De tous les lots"
          options={lots.map(({ id: lot, title, count }) => [lot, `${title} : ${counted(count, 'prêt')}`])}
          value={typed.lot}
          error={errors?.lot}
        />
      )}
      <Field
        name="number"
        label="Combien"
        width="short"
        inputmode="numeric"
        autocomplete="off"
        value={typed.number}
        error={errors?.number}
        required
      />
      <Submit label="Enregistrer" />
    </Form>
  )
}
