import type { ComponentChildren } from 'preact'

type Props = {
  title: ComponentChildren
  /** Who, where, when. */
  detail?: ComponentChildren
  /** A LinkButton, an ActButton, or nothing when it awaits someone else. */
  action?: ComponentChildren
  /** turn (by default): yours · calm: someone else's · loss: late or lost · done: nothing remains. */
  tone?: 'turn' | 'calm' | 'loss' | 'done'
}

/** The one next action of a page and its owner. */
export const Next = ({ title, detail, action, tone = 'turn' }: Props) => (
  <section class={`next ${tone}`}>
    <h2 class="hidden">Prochaine action</h2>
    <p>
      <strong>{title}</strong>
      {detail}
    </p>
    {action}
  </section>
)
