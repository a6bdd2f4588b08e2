import type { ComponentChildren } from 'preact'

/** Dated lines, the latest first: a list of Moment. */
export const Story = ({ children }: { children: ComponentChildren }) => <ol class="story">{children}</ol>

type Props = {
  /** As people say it: "mardi 24 novembre, 14 h". */
  when: ComponentChildren
  /** For machines: ISO 8601. */
  datetime?: string
  /** Not happened yet. */
  ahead?: boolean
  tone?: 'done' | 'loss'
  children: ComponentChildren
}

/** One line of a story. */
export const Moment = ({ when, datetime, ahead, tone, children }: Props) => (
  <li class={ahead ? 'ahead' : tone}>
    <time datetime={datetime}>{when}</time>
    <div>{children}</div>
  </li>
)
