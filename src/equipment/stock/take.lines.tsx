import { Block } from '#platform/ui/block.tsx'
import { Chip } from '#platform/ui/chip.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Answers } from './take.answers.tsx'
import type { TakeLine } from './take.lines.store.ts'
import { foundAs } from './take.rules.ts'
import type { Take } from './take.store.ts'
import { nameLine, sayException, verdicts } from './take.words.ts'

/** A machine of a stock-take, or the code that was read. */
export const Named = ({ line }: { line: TakeLine }) =>
  line.device_id ? <a href={`/appareils/${line.device_id}`}>{nameLine(line)}</a> : <span>{nameLine(line)}</span>

/** What was read and does not belong there. */
export const Exceptions = ({ take, lines }: { take: Take; lines: TakeLine[] }) =>
  lines.length > 0 ? (
    <Block title="Trouvés en trop">
      <Table
        caption="Trouvés en trop"
        captionHidden
        columns={['Appareil', 'Constat', 'Que faire', '']}
        rows={lines.map((line) => {
          const verdict = foundAs(line, take.place_id)
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
