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
