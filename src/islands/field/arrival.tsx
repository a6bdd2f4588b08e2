import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import type { Hand } from './day.tsx'
import { arrived } from './sheetState.tsx'

/** Who came is noted with one finger, and taken back with one finger. */
export const Arrival = ({ hand, sheet }: { hand: Hand; sheet: PackSheet }) => {
  const here = arrived(sheet, hand.here.sheets[sheet.id])
  const note = () =>
    void hand.act(
      sheet,
      { kind: here ? 'awaited' : 'arrived', handover: sheet.id },
      { arrivedAt: here ? '' : new Date().toISOString() },
    )
  return (
    <p>
      <button type="button" class={here ? 'plain' : 'button second'} onClick={note}>
        {here ? 'Arrivée notée par erreur' : 'La famille est là'}
      </button>
    </p>
  )
}
