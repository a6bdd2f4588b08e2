import { Choice, type ChoiceOption } from '#platform/ui/choice.tsx'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { type Asked, fieldId, QuestionGroup, textOf, type Value } from '#platform/ui/question.tsx'

type Props = Asked & {
  options: readonly ChoiceOption[]
  /** How many are in sight; the others are one press away. */
  atOnce: number
  /** What opens the others. */
  more: string
  /** The way not to choose, always in sight: "Pas maintenant". */
  none?: ChoiceOption
  value?: Value
}

/** One among many of which the first are the best: a few in sight, the rest one press away. */
export const Pick = ({ options, atOnce, more, none, value, ...asked }: Props) => {
  const chosen = textOf(value)
  const rest = options.slice(atOnce)
  const choices = (some: readonly ChoiceOption[], from: number) => (
    <div class="choices">
      {some.map((option, at) => (
        <Choice
          type="radio"
          id={from + at ? `${fieldId(asked.name)}-${from + at + 1}` : fieldId(asked.name)}
          name={asked.name}
          option={option}
          checked={chosen === option[0]}
          required={asked.required}
        />
      ))}
    </div>
  )
  return (
    <QuestionGroup {...asked}>
      {choices(options.slice(0, atOnce), 0)}
      {rest.length > 0 && (
        <Disclosure summary={more} open={rest.some(([sent]) => sent === chosen)}>
          {choices(rest, atOnce)}
        </Disclosure>
      )}
      {none && choices([none], options.length)}
    </QuestionGroup>
  )
}
