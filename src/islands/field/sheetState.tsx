import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Chip } from '#platform/ui/chip.tsx'
import type { SheetHere } from './kept.ts'

/** Noted here, or else before the tablet left. */
export const arrived = (sheet: PackSheet, state: SheetHere | undefined): boolean =>
  state?.arrivedAt === undefined ? sheet.arrived : state.arrivedAt !== ''

export const stateOf = (sheet: PackSheet, state: SheetHere | undefined) => {
  if (state?.done?.kind === 'signed') return <Chip tone="done">Signé</Chip>
  if (state?.done?.kind === 'declined') return <Chip tone="loss">N’a rien pris</Chip>
  if (state?.done?.kind === 'absent') return <Chip tone="calm">Pas venue</Chip>
  return arrived(sheet, state) ? <Chip tone="turn">Arrivée</Chip> : <Chip tone="calm">Attendue</Chip>
}
