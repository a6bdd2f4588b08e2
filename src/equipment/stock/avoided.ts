import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Factor, factors } from './avoided.data.ts'

/** Devices of one kind that families use, and for how many years one declares that they will. Null: nobody said. */
export type Used = { kind: string; devices: number; years: number | null }

export type Avoided = {
  lines: (Used & { factor: Factor; kilograms: number | null })[]
  /** Kinds in use for which no figure is known: counted, never estimated. */
  unknown: Used[]
  kilograms: number
}

/**
 * CO₂ avoided = devices × years × the yearly factor of their kind. Only what is in use is given: what was recycled avoids no purchase.
 * It holds only where the device replaces a new one, which no figure here can tell.
 */
export function avoidedBy(used: readonly Used[]): Avoided {
  const lines: Avoided['lines'] = []
  const unknown: Used[] = []
  for (const one of used) {
    const factor = factors[one.kind as DeviceKind]
    if (factor)
      lines.push({ ...one, factor, kilograms: one.years === null ? null : one.devices * one.years * factor.kilograms })
    else unknown.push(one)
  }
  return { lines, unknown, kilograms: lines.reduce((sum, { kilograms }) => sum + (kilograms ?? 0), 0) }
}

/** "1,2 tonne", "540 kg": no more figures than the study allows. */
export function sayMass(kilograms: number): string {
  const said = (n: number, digits: number) =>
    new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: digits }).format(n)
  if (kilograms < 1000) return `${said(kilograms, 2)} kg`
  return `${said(kilograms / 1000, 2)} ${kilograms < 2000 ? 'tonne' : 'tonnes'}`
}
