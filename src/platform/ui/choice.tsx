import type { ComponentChildren } from 'preact'

/** Value sent, what is read, and a line of help under it. */
export type ChoiceOption = readonly [value: string, label: ComponentChildren, hint?: ComponentChildren]

type Props = {
  type: 'radio' | 'checkbox'
  id: string
  name: string
  option: ChoiceOption
  checked: boolean
  required?: boolean
  invalid?: boolean
  describedby?: string
}

/** A radio button or a box: the whole line is the target. */
export const Choice = ({
  type,
  id,
  name,
  option: [value, label, hint],
  checked,
  required,
  invalid,
  describedby,
}: Props) => (
  <label class="choice" for={id}>
    <input
      type={type}
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required || undefined}
      aria-invalid={invalid ? 'true' : undefined}
      aria-describedby={[describedby, hint && `${id}-detail`].filter(Boolean).join(' ') || undefined}
      aria-labelledby={hint ? `${id}-nom` : undefined}
    />
    <span>
      <span id={hint ? `${id}-nom` : undefined}>{label}</span>
      {hint && <small id={`${id}-detail`}>{hint}</small>}
    </span>
  </label>
)
