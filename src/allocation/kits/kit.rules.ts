import { meets } from '../allocations/covered.rules.ts'
import type { StockClass } from '../programmes/stockClass.rules.ts'
import type { Kind } from '../programmes/words.ts'

/** What is handed out together. */
export type Kit = {
  name: string
  has_computer: boolean
  has_connection: boolean
  has_training: boolean
  /** Kinds of device that it may hold; empty means any. */
  device_kinds: readonly string[]
  /** Whom it is meant for; empty means everybody. */
  publics: readonly string[]
  /** How well each class of stock suits it, by key: 2 very well, 1 well; 0 or silent, for want of better. */
  fit: Readonly<Record<string, number>>
}

export const STALE = 'Quelqu’un vient de modifier ce kit. Relisez-le, puis recommencez.'
export const NAME_TAKEN = 'Un autre kit de ce programme porte ce nom. Choisissez-en un autre.'

/** Kinds of device that a kit may be made of. */
export const kitDevices = ['laptop', 'desktop', 'all_in_one', 'tablet', 'smartphone'] as const

const plain = { has_training: false, device_kinds: [], publics: [], fit: {} }
const computer: Kit = { ...plain, name: 'Ordinateur', has_computer: true, has_connection: false }
const connection: Kit = { ...plain, name: 'Connexion', has_computer: false, has_connection: true }

/** The kits of a programme where nobody wrote any: both together for whoever lacks both, unless one may be had without the other. */
export const usualKits = (wholeKits: boolean): readonly Kit[] => [
  ...(wholeKits ? [{ ...computer, ...{ name: 'Ordinateur et connexion', has_connection: true } }] : []),
  computer,
  connection,
]

/** What a kit holds of what a place is of. */
export const kindsOf = ({ has_computer, has_connection }: Kit): Kind[] => [
  ...(has_computer ? (['computer'] as const) : []),
  ...(has_connection ? (['connection'] as const) : []),
]

/**
 * What a family is to be given, in the order of the kits: only what is meant for it and holds nothing that it has already. With
 * `whole`, the first of the kits that answer most of what it lacks, or none; otherwise the first, then another for what it still lacks.
 */
export function kitsFor<K extends Kit>(
  kits: readonly K[],
  lacks: readonly string[],
  publics: readonly string[],
  whole: boolean,
): K[] {
  const answering = kits.filter(
    (kit) => meets(kit.publics, publics) && kindsOf(kit).every((kind) => lacks.includes(kind)),
  )
  if (whole) {
    const most = Math.max(0, ...answering.map((kit) => kindsOf(kit).length))
    return answering.filter((kit) => kindsOf(kit).length === most).slice(0, 1)
  }
  const left = new Set(lacks)
  return answering.filter((kit) => {
    const kinds = kindsOf(kit)
    return kinds.every((kind) => left.has(kind)) && kinds.every((kind) => left.delete(kind))
  })
}

/** The kit that a family is to be given first; null when none answers it. */
export const kitOf = <K extends Kit>(
  kits: readonly K[],
  lacks: readonly string[],
  publics: readonly string[],
  whole: boolean,
): K | null => kitsFor(kits, lacks, publics, whole)[0] ?? null

/** Devices that a kit takes when it does not say which. */
const computers = ['laptop', 'desktop', 'all_in_one', 'tablet']

/** Whether a kit may hold a device of this kind. */
export const suits = ({ has_computer, device_kinds }: Kit, device: string): boolean =>
  has_computer && (device_kinds.length > 0 ? device_kinds : computers).includes(device)

/** How well a class of stock suits a kit: as it says of the class, or else of its kind of device. */
export const fitOf = ({ fit }: Kit, { key, kind }: Pick<StockClass, 'key' | 'kind'>): number =>
  fit[key] ?? fit[kind] ?? 0

/** Kit by kit, what is handed out is a computer or a connection, and only a computer has kinds. */
export function refusalOfContents({
  has_computer,
  has_connection,
  device_kinds,
}: Omit<Kit, 'name'>): [string, string] | null {
  if (!has_computer && !has_connection) return ['contents', 'Un kit contient au moins un ordinateur ou une connexion.']
  if (!has_computer && device_kinds.length > 0)
    return [
      'device_kinds',
      'Ce kit n’a pas d’ordinateur : ne cochez aucune sorte de matériel, ou ajoutez-lui un ordinateur.',
    ]
  return null
}

/** The identifiers in their new order: one goes to its rank, from 1, and the others follow. */
export function ranked(ids: readonly string[], moved: string, rank: number): string[] {
  const others = ids.filter((id) => id !== moved)
  const at = Math.max(0, Math.min(others.length, rank - 1))
  return [...others.slice(0, at), moved, ...others.slice(at)]
}
