import { Form } from './form.tsx'
import { Submit } from './submit.tsx'

type Props = {
  action: string
  label: string
  /** Whom it is about, read aloud where a row repeats the same label. */
  about?: string
  fields?: Readonly<Record<string, string>>
  second?: boolean
  danger?: boolean
}

/** A form reduced to one button: an act that needs no other answer. */
export const ActButton = ({ action, label, about, fields = {}, second, danger }: Props) => (
  <Form action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} autocomplete="off" />
    ))}
    <Submit label={label} about={about} second={second} danger={danger} />
  </Form>
)
