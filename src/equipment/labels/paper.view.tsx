import { Field } from '#platform/ui/field.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { formatOptions } from './label.formats.ts'

type Props = { action: string; label: string; hidden?: Readonly<Record<string, string | undefined>> }

/** On which paper, and from which place of a sheet already begun: a GET form, whose answer is the file. */
export const PaperForm = ({ action, label, hidden = {} }: Props) => (
  <form class="form" method="get" action={action}>
    {Object.entries(hidden).map(
      ([name, value]) => value && <input type="hidden" name={name} value={value} autocomplete="off" />,
    )}
    <Select name="papier" label="Papier" options={formatOptions} value="a24_70" empty={false} required />
    <Field
      name="place"
      label="Première place libre"
      hint="De gauche à droite, puis vers le bas. 1 pour une planche neuve."
      type="number"
      min={1}
      max={65}
      value="1"
      width="short"
      required
    />
    <Submit label={label} />
  </form>
)
