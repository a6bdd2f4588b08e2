import { Choice, type ChoiceOption } from './choice.tsx'
import { type Asked, fieldId, QuestionGroup, textOf, type Value } from './question.tsx'

type Props = Asked & {
  options: readonly ChoiceOption[]
  value?: Value
  /** Side by side, for two or three short words. */
  inline?: boolean
}

/** One among a few, all in sight. */
export const Radios = ({ label, options, value, inline, ...asked }: Props) => {
  const base = asked.id ?? fieldId(asked.name)
  return (
    <QuestionGroup {...asked} label={label}>
      <div class={inline ? 'choices inline' : 'choices'}>
        {options.map((option, at) => (
          <Choice
            type="radio"
            id={at ? `${base}-${at + 1}` : base}
            name={asked.name}
            option={option}
            checked={textOf(value) === option[0]}
            required={asked.required}
          />
        ))}
      </div>
    </QuestionGroup>
  )
}
