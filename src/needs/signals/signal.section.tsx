import type { VNode } from 'preact'
import type { Acting } from '#platform/access/acting.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { signalsOfHousehold } from './signal.read.store.ts'
import { signalsPupils } from './signal.rules.ts'
import { sayState } from './state.words.ts'
import { sayPupil } from './words.ts'

/** A household's pupils that this school flagged: on the page that the school reads, and no other. */
export async function signalSection(by: Acting, { id }: { id: string }): Promise<VNode | null> {
  if (!signalsPupils.includes(by.member.role)) return null
  const signals = await signalsOfHousehold(by, id)
  if (signals.length === 0) return null
  return (
    <Block title="Repéré par votre établissement">
      <ul>
        {signals.map((signal) => (
          <li>
            <a href={`/signalements/${signal.id}`}>
              {sayPupil(signal)}, {signal.class}
            </a>{' '}
            : sans connexion depuis le {sayDate(signal.since)}, {sayState(signal)[0].toLowerCase()}
          </li>
        ))}
      </ul>
    </Block>
  )
}
