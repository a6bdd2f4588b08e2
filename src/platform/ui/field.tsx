import { type Asked, Question, textOf, type Value, wiring } from './question.tsx'

type Props = Asked & {
  value?: Value
  type?: 'text' | 'email' | 'tel' | 'number' | 'search' | 'password' | 'time' | 'url' | 'month'
  autocomplete?: string
  /** Id of the datalist that proposes answers. */
  list?: string
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'none'
  /** Width says what is expected: a postcode is not a name. */
  width?: 'short' | 'medium'
  /** Unit shown after the box: "€", "Go", "ans". */
  unit?: string
  min?: number | string
  max?: number | string
  step?: number
  maxlength?: number
  /** False for names, codes and addresses. */
  spellcheck?: boolean
  autofocus?: boolean
}

/** One line of text. (The DOM types split inputs by `type`; the attributes used here are valid for all of ours.) */
export const Field = ({ label, hint, value, width, unit, type = 'text', spellcheck, ...rest }: Props) => {
  const { name, error, required, onlyIf, id, ...attributes } = rest
  const asked = { name, hint, error, required, onlyIf, id }
  const box = (
    <input
      {...wiring(asked)}
      {...attributes}
      type={type as 'text'}
      value={textOf(value)}
      class={width}
      spellcheck={spellcheck}
    />
  )
  return (
    <Question {...asked} label={label}>
      {unit ? (
        <span class="with-unit">
          {box}
          <span>{unit}</span>
        </span>
      ) : (
        box
      )}
    </Question>
  )
}
