import { type Asked, Question, textOf, type Value, wiring } from './question.tsx'

type Props = Asked & {
  /** 'YYYY-MM-DD' */ value?: Value
  min?: string
  max?: string
  autocomplete?: string /** Day and time: 'YYYY-MM-DDTHH:MM' */
  time?: boolean
}

/** A day, or a day and a time, with the picker of the device. */
export const DateField = ({ label, value, min, max, autocomplete, time, ...asked }: Props) => (
  <Question {...asked} label={label}>
    <input
      {...wiring(asked)}
      type={time ? 'datetime-local' : 'date'}
      class="medium"
      value={textOf(value)}
      min={min}
      max={max}
      autocomplete={autocomplete}
    />
  </Question>
)
