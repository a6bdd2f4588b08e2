import { Form } from './form.tsx'
import { Submit } from './submit.tsx'

type Props = {
  action: string
  label: string
  fields?: Readonly<Record<string, string>>
  second?: boolean
  danger?: boolean
}

/** A form reduced to one button: an act that needs no other answer. */
export const ActButton = ({ action, label, fields = {}, second, danger }: Props) => (
  <Form action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} autocomplete="off" />
    ))}
    <Submit label={label} second={second} danger={danger} />
  </Form>
)
