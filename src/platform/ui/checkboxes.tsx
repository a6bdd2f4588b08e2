import { Choice, type ChoiceOption } from './choice.tsx'
import { type Asked, fieldId, QuestionGroup, type Value } from './question.tsx'

type Props = Asked & { options: readonly ChoiceOption[]; value?: Value; inline?: boolean }

/** None, one or several. */
export const Checkboxes = ({ label, options, value, inline, ...asked }: Props) => {
  const base = asked.id ?? fieldId(asked.name)
  const checked = new Set(typeof value === 'object' ? value : [String(value)])
  return (
    <QuestionGroup {...asked} label={label}>
      <div class={inline ? 'choices inline' : 'choices'}>
        {options.map((option, at) => (
          <Choice
            type="checkbox"
            id={at ? `${base}-${at + 1}` : base}
            name={asked.name}
            option={option}
            checked={checked.has(option[0])}
          />
        ))}
      </div>
    </QuestionGroup>
  )
}
