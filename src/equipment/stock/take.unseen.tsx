import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Table } from '#platform/ui/table.tsx'
import { sayState } from '../devices/device.words.ts'
import { Answers } from './take.answers.tsx'
import type { TakeLine } from './take.lines.store.ts'
import { Named } from './take.lines.tsx'
import { foundAs } from './take.rules.ts'
import type { Take } from './take.store.ts'

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
          foundAs(line, take.place_id) === 'left' ? (
            <>
              <Chip>Parti depuis</Chip> <small>{sayState({ state: line.found_state ?? line.state ?? '' })}</small>
            </>
          ) : (
            sayState({ state: line.found_state ?? line.state ?? '' })
          ),
          ...(take.closed_at ? [<Answers take={take} line={line} />] : []),
        ])}
      />
      {count > lines.length && <p class="quiet">Et {counted(count - lines.length, 'autre', 'autres')}.</p>}
    </Block>
  ) : null
