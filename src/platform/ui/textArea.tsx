import { type Asked, Question, textOf, type Value, wiring } from './question.tsx'

type Props = Asked & { value?: Value; rows?: number; maxlength?: number }

/** Several lines of text. */
export const TextArea = ({ label, value, rows = 4, maxlength, ...asked }: Props) => (
  <Question {...asked} label={label}>
    <textarea {...wiring(asked)} rows={rows} maxlength={maxlength} value={textOf(value)} />
  </Question>
)
