import { type Asked, Question, textOf, type Value, wiring } from './question.tsx'

type Props = Asked & {
  /** 'YYYY-MM-DD' */ value?: Value
  min?: string
  max?: string
  autocomplete?: string
}

/** A day, with the picker of the device. */
export const DateField = ({ label, value, min, max, autocomplete, ...asked }: Props) => (
  <Question {...asked} label={label}>
    <input
      {...wiring(asked)}
      type="date"
      class="medium"
      value={textOf(value)}
      min={min}
      max={max}
      autocomplete={autocomplete}
    />
  </Question>
)
