import { ActButton } from '#platform/ui/actButton.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import { sayState } from '../devices/device.words.ts'
import { type Outcome, refusalOfOutcome, verdictOf } from './take.rules.ts'
import type { Take, TakeLine } from './take.store.ts'
import { nameLine, outcomes, sayException, verdicts } from './take.words.ts'

const Named = ({ line }: { line: TakeLine }) =>
  line.device_id ? <a href={`/appareils/${line.device_id}`}>{nameLine(line)}</a> : <span>{nameLine(line)}</span>

const acts: readonly [Outcome, string][] = [
  ['moved', 'Ranger ici'],
  ['found_later', 'Retrouvé'],
  ['lost', 'Déclarer perdu'],
]

/** What may be answered about a line now, or what was. */
const Answers = ({ take, line }: { take: Take; line: TakeLine }) => {
  const verdict = verdictOf(line, take.place_id)
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

/** What was read and does not belong there. */
export const Exceptions = ({ take, lines }: { take: Take; lines: TakeLine[] }) =>
  lines.length > 0 ? (
    <Block title="Trouvés en trop">
      <Table
        caption="Trouvés en trop"
        captionHidden
        columns={['Appareil', 'Constat', 'Que faire', '']}
        rows={lines.map((line) => {
          const verdict = verdictOf(line, take.place_id)
          return [
            <Named line={line} />,
            <Chip tone={verdicts[verdict].tone}>{verdicts[verdict].label}</Chip>,
            sayException(line, verdict),
            <Answers take={take} line={line} />,
          ]
        })}
      />
    </Block>
  ) : null

/** What was expected and not read. While one counts it is only not seen yet. */
export const Unseen = ({ take, lines, count }: { take: Take; lines: TakeLine[]; count: number }) =>
  lines.length > 0 ? (
    <Block title={take.closed_at ? 'Pas vus' : 'Encore à trouver'}>
      <Table
        caption={take.closed_at ? 'Pas vus' : 'Encore à trouver'}
        captionHidden
        columns={['Appareil', 'État', ...(take.closed_at ? ['Réponse'] : [])]}
        rows={lines.map((line) => [
          <Named line={line} />,
          verdictOf(line, take.place_id) === 'left' ? (
            <>
              <Chip>Parti depuis</Chip> <small>{sayState({ state: line.state ?? '' })}</small>
            </>
          ) : (
            sayState({ state: line.state ?? '' })
          ),
          ...(take.closed_at ? [<Answers take={take} line={line} />] : []),
        ])}
      />
      {count > lines.length && <p class="quiet">Et {counted(count - lines.length, 'autre', 'autres')}.</p>}
    </Block>
  ) : null
