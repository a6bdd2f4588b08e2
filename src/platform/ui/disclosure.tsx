import type { ComponentChildren } from 'preact'

/** What few need, one press away: the rule behind a figure, the rarer fields of a form. */
export const Disclosure = ({
  summary,
  open,
  children,
}: {
  summary: string
  open?: boolean
  children: ComponentChildren
}) => (
  <details class="disclosure" open={open}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
)
