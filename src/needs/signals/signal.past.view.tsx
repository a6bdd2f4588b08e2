import { sayDate, sayMoment } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Moment, Story } from '#platform/ui/story.tsx'
import type { Done } from './signal.past.store.ts'
import type { Signal } from './signal.read.store.ts'

type Props = { signal: Signal; done: readonly Done[]; now: Date }

/** The story of one absence, as its school lived it: dated lines, the latest first, down to the day it was noticed. */
export const SignalPast = ({ signal, done, now }: Props) => (
  <Block title="Ce qui a été fait">
    <Story>
      {[...done, ...notedWith(signal, done)].toSorted(latest).flatMap(({ act, at, actor, to_state }) => {
        const title = told[act]?.(to_state)
        return title ? (
          <Moment
            when={sayMoment(at, now)}
            datetime={at.toISOString()}
            tone={act === 'signal.back' ? 'done' : undefined}
          >
            <strong>{title}</strong>
            <p>{actor}</p>
          </Moment>
        ) : (
          []
        )
      })}
      <Moment when={sayMoment(signal.flagged_at, now)} datetime={signal.flagged_at.toISOString()}>
        <strong>Repérage</strong>
        <p>
          {signal.flagged_by}, sans connexion depuis le {sayDate(signal.since)}
        </p>
      </Moment>
    </Story>
  </Block>
)

const latest = (one: Done, other: Done) => other.at.getTime() - one.at.getTime()

/** What was noted of the family and of the cause without an act of its own, as a call ticked with the class. */
const notedWith = (
  { tries, tried_at, reach, reached_by, flagged_at, qualified_at, flagged_by }: Signal,
  done: readonly Done[],
): Done[] => {
  // The call that was ticked with the class came first: the others have an act of their own.
  const called = done.filter(({ act }) => act === 'signal.tried').length
  const first = called > 0 && tries > called
  const lines: (Done | null)[] = [
    tried_at && { act: 'signal.tried', at: tried_at, actor: reached_by, to_state: reach },
    qualified_at && { act: 'signal.qualified', at: qualified_at, actor: flagged_by, to_state: null },
  ]
  const left = lines.filter((line) => line !== null).filter((line) => !done.some(({ act }) => act === line.act))
  return first ? [...left, { act: 'signal.tried', at: flagged_at, actor: flagged_by, to_state: null }] : left
}

const told: Readonly<Record<string, (to: string | null) => string>> = {
  'signal.tried': (to) => (to && calls[to]) || 'Appel',
  'signal.qualified': () => 'Cause notée',
  'signal.looked': () => 'Point fait, pas encore de retour',
  'signal.back': () => 'De retour',
  'signal.closed': () => 'Suivi clos',
}

const calls: Readonly<Record<string, string>> = {
  reached: 'Famille jointe',
  message_left: 'Message laissé',
  not_reached: 'Appel sans réponse',
}
