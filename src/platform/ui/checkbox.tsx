import { Choice } from './choice.tsx'
import { type Asked, Beside, wiring } from './question.tsx'

type Props = Asked & { checked?: boolean /** What is sent when checked. */; value?: string }

/** One box: an agreement, a confirmation. Its sentence is the label. */
export const Checkbox = ({ label, hint, checked = false, value = 'oui', ...asked }: Props) => {
  const wired = wiring(asked)
  return (
    <div class={asked.error ? 'field wrong' : 'field'}>
      <Beside {...asked} />
      <Choice
        type="checkbox"
        id={wired.id}
        name={asked.name}
        option={[value, label, hint]}
        checked={checked}
        required={asked.required}
        invalid={Boolean(asked.error)}
        describedby={wired['aria-describedby']}
      />
    </div>
  )
}
