/** What a programme hands out together. */
export interface Kit {
  name: string
  computer: boolean
  connection: boolean
  /** Kinds of device that it may hold; every computer when empty. */
  devices: string[]
  /** Publics that it is meant for; everybody when empty. */
  publics: string[]
  /** How well each class of stock suits it. */
  fit: Record<string, number>
}

const plain = { devices: [], publics: [], fit: {} }
const both: Kit = { name: 'Ordinateur et connexion', computer: true, connection: true, ...plain }
const single: readonly Kit[] = [
  { name: 'Ordinateur', computer: true, connection: false, ...plain },
  { name: 'Connexion', computer: false, connection: true, ...plain },
]

/** Kits of a programme that wrote none: whoever lacks both gets both, unless the programme parts them. */
export const usualKits = (whole: boolean): readonly Kit[] => (whole ? [both, ...single] : single)

/**
 * What a family is to be given: the first kit, in its order, that holds nothing it has already and is meant for it; then, where
 * both are not given together, another for what it still lacks.
 */
export function kitsFor(
  kits: readonly Kit[],
  lacks: readonly string[],
  publics: readonly string[],
  whole: boolean,
): Kit[] {
  const left = new Set(lacks)
  const chosen: Kit[] = []
  for (const kit of kits) {
    const holds = [...(kit.computer ? ['computer'] : []), ...(kit.connection ? ['connection'] : [])]
    const isMeant = kit.publics.length === 0 || kit.publics.some((one) => publics.includes(one))
    if (!isMeant || !holds.every((kind) => left.has(kind))) continue
    chosen.push(kit)
    for (const kind of holds) left.delete(kind)
    if (whole || left.size === 0) break
  }
  return chosen
}
