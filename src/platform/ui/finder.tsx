import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import { fieldId } from './question.tsx'

type Props = {
  /** Address that shows this same page with `?name=…`. */
  action: string
  label: string
  hint?: string
  name?: string
  value?: string
  /** The page is for this search alone: one types, or scans, on arrival. */
  autofocus?: boolean
  /** What was found: links (Turns, Table), or a POST form with Radios. */
  children?: ComponentChildren
}

/** Search then choose, without a script: the choices are in the page that comes back. */
export const Finder = ({ action, label, hint, name = 'q', value, autofocus, children }: Props) => (
  <>
    <search aria-label={label}>
      <form class="finder" method="get" action={action}>
        <label for={fieldId(name)}>{label}</label>
        {hint && (
          <p class="hint" id={`${fieldId(name)}-aide`}>
            {hint}
          </p>
        )}
        <div>
          <input
            type="search"
            id={fieldId(name)}
            name={name}
            value={value}
            autocomplete="off"
            autofocus={autofocus}
            aria-describedby={hint && `${fieldId(name)}-aide`}
          />
          <button type="submit" class="button second">
            <Icon name="search" />
            <span>Chercher</span>
          </button>
        </div>
      </form>
    </search>
    {children}
  </>
)
