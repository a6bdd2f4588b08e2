import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

type Props = { children: ComponentChildren /** It failed, or proves nothing. */; failed?: boolean }

/** What establishes a fact, in a story: what was checked, how, and where to read it. */
export const Proof = ({ children, failed }: Props) => (
  <div class={failed ? 'proof loss' : 'proof'}>
    <Icon name={failed ? 'warning' : 'proof'} />
    <div>{children}</div>
  </div>
)
