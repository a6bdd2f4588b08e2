import type { ComponentChildren } from 'preact'

/** A list of Fact. */
export const Facts = ({ children }: { children: ComponentChildren }) => <dl class="facts">{children}</dl>

/** A label and what is known; says so when nothing is. */
export const Fact = ({ label, children }: { label: ComponentChildren; children?: ComponentChildren }) => {
  const unknown = children === null || children === undefined || children === '' || children === false
  return (
    <div>
      <dt>{label}</dt>
      <dd>{unknown ? <span class="quiet">Non renseigné</span> : children}</dd>
    </div>
  )
}
