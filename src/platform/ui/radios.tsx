import { Choice, type ChoiceOption } from './choice.tsx'
import { Disclosure } from './disclosure.tsx'
import { type Asked, fieldId, QuestionGroup, textOf, type Value } from './question.tsx'

type Props = Asked & {
  options: readonly ChoiceOption[]
  value?: Value
  /** Side by side, for two or three short words. */
  inline?: boolean
  /** The unlikely ones, one press away; open when one of them is chosen. */
  folded?: { summary: string; options: readonly ChoiceOption[] }
}

/** One among a few, all in sight but those that are folded. */
export const Radios = ({ label, options, value, inline, folded, ...asked }: Props) => {
  const base = asked.id ?? fieldId(asked.name)
  const chosen = textOf(value)
  const draw = (some: readonly ChoiceOption[], from: number) => (
    <div class={inline ? 'choices inline' : 'choices'}>
      {some.map((option, at) => (
        <Choice
          type="radio"
          id={from + at ? `${base}-${from + at + 1}` : base}
          name={asked.name}
          option={option}
          checked={chosen === option[0]}
          required={asked.required}
        />
      ))}
    </div>
  )
  return (
    <QuestionGroup {...asked} label={label}>
      {draw(options, 0)}
      {folded && folded.options.length > 0 && (
        <Disclosure summary={folded.summary} open={folded.options.some(([given]) => given === chosen)}>
          {draw(folded.options, options.length)}
        </Disclosure>
      )}
    </QuestionGroup>
  )
}
