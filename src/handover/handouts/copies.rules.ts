import { awaitsLetter } from '../handovers/copy.rules.ts'
import type { Copy } from './copies.store.ts'

export type CopyStanding = 'print' | 'failed' | 'send' | 'leaving' | 'sent' | 'given' | 'unwanted'

/** Where a family's copy stands: still to print, still to send, or settled. */
export function copyStandingOf(
  copy: Pick<Copy, 'state' | 'copy_how' | 'copy_to' | 'copy_failed_at' | 'copy_sent_at'>,
): CopyStanding {
  if (copy.state === 'signed') return copy.copy_failed_at ? 'failed' : awaitsLetter(copy) ? 'send' : 'print'
  if (copy.copy_how === 'email') return copy.copy_sent_at ? 'sent' : 'leaving'
  return copy.copy_how === 'none' ? 'unwanted' : 'given'
}

/** Nothing but paper is left for this family. */
export const isToPrint = (copy: Copy): boolean => ['print', 'failed'].includes(copyStandingOf(copy))
