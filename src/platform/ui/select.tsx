import { type Asked, Question, textOf, type Value, wiring } from './question.tsx'

/** Value sent, then what is read. */
export type Option = readonly [value: string, label: string]

type Props = Asked & {
  options: readonly Option[]
  value?: Value
  /** First, empty choice; `false` for none. */
  empty?: string | false
  width?: 'short' | 'medium'
}

/** One among many. Under seven choices, Radios are quicker to read. */
export const Select = ({ label, options, value, empty = 'Choisir…', width, ...asked }: Props) => {
  const chosen = textOf(value) ?? ''
  return (
    <Question {...asked} label={label}>
      <select {...wiring(asked)} class={width}>
        {empty !== false && (
          <option value="" selected={chosen === ''}>
            {empty}
          </option>
        )}
        {options.map(([sent, read]) => (
          <option value={sent} selected={sent === chosen}>
            {read}
          </option>
        ))}
      </select>
    </Question>
  )
}
