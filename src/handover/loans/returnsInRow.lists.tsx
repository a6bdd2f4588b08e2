import { nameDevice } from '#equipment/devices/device.words.ts'
import { dayOf, sayHour, sayNumeric } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { sayDue } from './loan.words.ts'
import type { ReturnLine } from './returnsInRow.store.ts'

type Lines = { lines: readonly ReturnLine[] }

/** How many are back, how many of these lack something; of one session, how many are still out, among `all`. */
export const ReturnSums = ({ back, out, all }: { back: Lines['lines']; out: Lines['lines']; all?: number }) => {
  const lacking = back.filter(({ missing }) => missing)
  return (
    <Figures>
      <Figure
        value={back.length}
        one="rendu"
        many="rendus"
        tone="done"
        detail={all === undefined ? undefined : `sur ${all}`}
      />
      <Figure
        value={lacking.length}
        one="sans son chargeur, ou incomplet"
        many="sans leur chargeur, ou incomplets"
        tone={lacking.length ? 'turn' : undefined}
      />
      {all !== undefined && (
        <Figure
          value={out.length}
          one="encore chez la famille"
          many="encore chez les familles"
          tone={out.length ? 'loss' : undefined}
        />
      )}
    </Figures>
  )
}

/** Who still has one, and until when. */
export const StillOut = ({ lines, now }: Lines & { now: Date }) => (
  <Block title="Encore à rendre">
    <Rows
      caption="Encore à rendre"
      captionHidden
      columns={['Famille', 'Appareil', 'À rendre le']}
      rows={lines}
      cells={(line) => {
        const due = sayDue(line.due_on ?? '', dayOf(now))
        return [
          linkCell(hrefOf(line), line.who),
          `${nameDevice(line)}, ${line.number}`,
          chipCell(due.label, due.tone, sayNumeric(line.due_on ?? '')),
        ]
      }}
    />
  </Block>
)

/** What came back, with what lacks. */
export const Returned = ({ lines }: Lines) => (
  <Block title="Rendus">
    <Rows
      caption="Rendus"
      captionHidden
      columns={['Rendu par', 'Appareil', 'Rendu à', 'Ce qui manque']}
      rows={lines}
      cells={(line) => [
        linkCell(hrefOf(line), line.who),
        `${nameDevice(line)}, ${line.number}`,
        line.returned_at && sayHour(line.returned_at),
        line.missing ? chipCell(line.missing, 'turn') : 'Rien',
      ]}
    />
  </Block>
)

const hrefOf = ({ id, batch }: ReturnLine): string => (batch ? `/remises-groupees/${batch}` : `/prets/${id}`)
