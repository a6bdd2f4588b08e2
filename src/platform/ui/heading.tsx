import type { ComponentChildren } from 'preact'

type Props = {
  title: ComponentChildren
  /** A quiet line above: the day, the place. */
  over?: ComponentChildren
  /** A quiet code after the title: "ML-0412". */
  code?: string
  /** One sentence under the title. */
  lead?: ComponentChildren
  /** Buttons at the end of the title's line. */
  action?: ComponentChildren
  /** Chips. */
  children?: ComponentChildren
}

/** Opens every page: its only h1. */
export const Heading = ({ title, over, code, lead, action, children }: Props) => (
  <div class="heading">
    <div>
      {over && <p class="quiet small">{over}</p>}
      <h1>
        {title}
        {code && (
          <>
            {' '}
            <span class="code">{code}</span>
          </>
        )}
      </h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
    {action && <div class="actions">{action}</div>}
  </div>
)
