import { sayHour } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { Rows } from '#platform/ui/rows.tsx'
import { standingOf } from './handout.rules.ts'
import type { Line } from './handout.store.ts'
import { sheetStandings } from './handout.words.ts'

/** The sheets that await nobody any more. */
export const Done = ({ lines }: { lines: readonly Line[] }) => (
  <Block title="Terminées">
    <Rows
      caption="Feuilles terminées"
      captionHidden
      columns={['Famille', 'Objets', 'État']}
      rows={lines}
      cells={(line) => {
        const { label, tone } = sheetStandings[standingOf(line)]
        return [
          linkCell(`/remises/${line.id}`, line.household, line.pupils),
          [line.numbers, line.refused > 0 && counted(line.refused, 'objet refusé', 'objets refusés')]
            .filter(Boolean)
            .join(', '),
          chipCell(label, tone, line.signed_at ? `${line.signer ?? ''}, ${sayHour(line.signed_at)}` : undefined),
        ]
      }}
    />
  </Block>
)
