import { ActButton } from '#platform/ui/actButton.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { type Outcome, refusalOfOutcome } from './outcome.rules.ts'
import type { TakeLine } from './take.lines.store.ts'
import { foundAs } from './take.rules.ts'
import type { Take } from './take.store.ts'
import { outcomes } from './take.words.ts'

const acts: readonly [Outcome, string][] = [
  ['moved', 'Ranger ici'],
  ['found_later', 'Retrouvé'],
  ['lost', 'Déclarer perdu'],
]

/** What may be answered about a line now, or what was. */
export const Answers = ({ take, line }: { take: Take; line: TakeLine }) => {
  const verdict = foundAs(line, take.place_id)
  const open = acts.filter(
    ([outcome]) => line.device_id && refusalOfOutcome(outcome, verdict, line, take.closed_at !== null) === null,
  )
  return (
    <>
      {line.outcome && <Chip>{outcomes[line.outcome as Outcome]}</Chip>}
      {open.map(([outcome, label]) => (
        <ActButton action={`/inventaires/${take.id}/lignes/${line.id}`} label={label} second fields={{ outcome }} />
      ))}
    </>
  )
}
