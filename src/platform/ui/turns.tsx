import type { ComponentChildren } from 'preact'
import { Chain } from './chain.tsx'

/** What awaits the reader, the most urgent first: a list of Turn. */
export const Turns = ({ children }: { children: ComponentChildren }) => <ul class="turns">{children}</ul>

type Props = {
  title: ComponentChildren
  href?: string
  detail?: ComponentChildren
  /** One LinkButton or ActButton: one verb. */
  action?: ComponentChildren
  /** Shows the small chain. */
  stage?: number
  /** turn (by default): yours · loss: urgent or late · calm: to know. */
  tone?: 'turn' | 'loss' | 'calm'
  /** Chips, when the line needs a word of state. */
  chips?: ComponentChildren
}

/** One line of work. */
export const Turn = ({ title, href, detail, action, stage, tone = 'turn', chips }: Props) => (
  <li class={tone}>
    <div>
      {(stage !== undefined || chips) && (
        <div class="over">
          {stage !== undefined && <Chain stage={stage} small />}
          {chips}
        </div>
      )}
      <h3>{href ? <a href={href}>{title}</a> : title}</h3>
      {detail && <p>{detail}</p>}
    </div>
    {action}
  </li>
)
