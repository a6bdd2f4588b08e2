import { meant } from '../programmes/aim.rules.ts'
import { type Kind, kinds } from '../programmes/words.ts'

/** What is handed out together. */
export type Kit = {
  name: string
  has_computer: boolean
  has_connection: boolean
  has_training: boolean
  /** Kinds of device that it may hold; empty means any computer or tablet. */
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
/** Those of a kit that names none: a telephone answers for a computer only where somebody wrote so. */
const usualDevices: readonly string[] = ['laptop', 'desktop', 'all_in_one', 'tablet']

const plain = { has_training: false, device_kinds: [], publics: [], fit: {} }

/** The kits of a programme where nobody wrote any: both for whoever lacks both, or each alone. */
export const defaultKits: readonly Kit[] = [
  { ...plain, name: 'Ordinateur et connexion', has_computer: true, has_connection: true },
  { ...plain, name: 'Ordinateur', has_computer: true, has_connection: false },
  { ...plain, name: 'Connexion', has_computer: false, has_connection: true },
]

export const kitsIn = <K extends Kit>(written: readonly K[]): readonly (K | Kit)[] =>
  written.length > 0 ? written : defaultKits

/** The places that a kit takes. */
export const kindsOf = (kit: Kit): Kind[] =>
  kinds.filter((kind) => (kind === 'computer' ? kit.has_computer : kit.has_connection))

/** Whether a class of devices may be handed out in a kit. */
export const suits = (kit: Kit, { kind }: { kind: string }): boolean =>
  kit.has_computer && (kit.device_kinds.length > 0 ? kit.device_kinds : usualDevices).includes(kind)

/**
 * The first kit, in order, that gives a family nothing but what it lacks and is meant for its public; with whole kits, all that it
 * lacks. Null when none does.
 */
export const kitFor = <K extends Kit>(
  ordered: readonly K[],
  family: { lacks: readonly Kind[]; publics: readonly string[] },
  wholeKits: boolean,
): K | null =>
  ordered.find((kit) => {
    const given = kindsOf(kit)
    return (
      given.every((kind) => family.lacks.includes(kind)) &&
      (!wholeKits || given.length === family.lacks.length) &&
      (kit.publics.length === 0 || family.publics.some((one) => meant(kit.publics, one)))
    )
  }) ?? null

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
