import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { Chip } from '#platform/ui/chip.tsx'
import type { SheetHere } from './kept.ts'

export const stateOf = (sheet: PackSheet, state: SheetHere | undefined) => {
  if (state?.done?.kind === 'signed') return <Chip tone="done">Signé</Chip>
  if (state?.done?.kind === 'declined') return <Chip tone="loss">N’a rien pris</Chip>
  if (state?.done?.kind === 'absent') return <Chip tone="calm">Pas venue</Chip>
  return state?.arrivedAt || sheet.arrived ? <Chip tone="turn">Arrivée</Chip> : <Chip tone="calm">Attendue</Chip>
}
