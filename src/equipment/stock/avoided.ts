import type { DeviceKind } from '../devices/snapshot.part.ts'
import { type Factor, factors } from './avoided.data.ts'

/** Devices of one kind that families use, and for how many years one declares that they will. Null: nobody said. */
export type Used = { kind: string; devices: number; years: number | null }

/** Kilograms of CO₂ equivalent: the study's own figure, between the least and the most that its percentages allow. */
export type Mass = { kilograms: number; least: number; most: number }

export type Avoided = {
  lines: (Used & { factor: Factor; avoided: Mass | null })[]
  /** Kinds in use for which no figure is known: counted, never estimated. */
  unknown: Used[]
  total: Mass
}

/**
 * The study gives, for one device and one year of use, kilograms, and the share of a new device's yearly impact from the least to the
 * most favourable case, without saying to which share its kilograms belong: the bounds are the widest that these figures allow.
 */
const yearly = ({ kilograms, least, most }: Factor): Mass => ({
  kilograms,
  least: (kilograms * least) / most,
  most: (kilograms * most) / least,
})

const times = ({ kilograms, least, most }: Mass, by: number): Mass => ({
  kilograms: kilograms * by,
  least: least * by,
  most: most * by,
})

const plus = (one: Mass, other: Mass | null): Mass =>
  other === null
    ? one
    : {
        kilograms: one.kilograms + other.kilograms,
        least: one.least + other.least,
        most: one.most + other.most,
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
      lines.push({
        ...one,
        factor,
        avoided: one.years === null ? null : times(yearly(factor), one.devices * one.years),
      })
    else unknown.push(one)
  }
  const nothing: Mass = { kilograms: 0, least: 0, most: 0 }
  return { lines, unknown, total: lines.reduce((sum, { avoided }) => plus(sum, avoided), nothing) }
}

/** What machines avoid for each year of use: how many years one will serve is known by nobody. */
export function avoidedYearly(kinds: readonly { kind: string; count: number }[]): Avoided {
  const sums = new Map<string, number>()
  for (const { kind, count } of kinds) sums.set(kind, (sums.get(kind) ?? 0) + count)
  return avoidedBy([...sums].map(([kind, devices]) => ({ kind, devices, years: 1 })))
}

/** "1,2 tonne", "540 kg": no more figures than the study allows. */
export function sayMass(kilograms: number): string {
  const said = (n: number, digits: number) =>
    new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: digits }).format(n)
  if (kilograms < 1000) return `${said(kilograms, 2)} kg`
  return `${said(kilograms / 1000, 2)} ${kilograms < 2000 ? 'tonne' : 'tonnes'}`
}

/** "entre 120 et 610 kg". */
export const sayRange = ({ least, most }: Mass): string => `entre ${sayMass(least)} et ${sayMass(most)}`
