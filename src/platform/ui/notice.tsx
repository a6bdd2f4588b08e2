import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

/** info: to know · turn: to do · loss: danger or loss · done: it went well. */
export type NoticeTone = 'info' | 'turn' | 'loss' | 'done'

const signs: Record<NoticeTone, IconName> = { info: 'info', turn: 'clock', loss: 'warning', done: 'check' }

type Props = { tone?: NoticeTone; title?: string; children?: ComponentChildren }

/** A passage that must not be missed. */
export const Notice = ({ tone = 'info', title, children }: Props) => (
  <div class={`notice ${tone}`}>
    <Icon name={signs[tone]} />
    <div>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  </div>
)
