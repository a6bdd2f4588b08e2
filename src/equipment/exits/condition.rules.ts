import { SOURCE } from './price.ceilings.ts'
import type { Sale } from './price.rules.ts'

type Working = { kind: string; working: string | null; battery: string | null }

/** A solidarity price is for equipment that works, with its charger, its disk and its system, and a battery that holds. */
export function refusalOfCondition({ kind, working, battery }: Working, sale: Sale): string | null {
  if (working !== 'A' && working !== 'B')
    return 'une fonction utile lui manque. Un prix solidaire est celui d’un appareil en état de marche : réparez-le, ou donnez-le.'
  if (battery === 'D' && ['laptop', 'tablet', 'smartphone'].includes(kind))
    return 'sa batterie ne tient plus. Un prix solidaire s’entend avec une batterie qui fonctionne : changez-la, ou donnez-le.'
  if (kind === 'screen' || kind === 'printer') return null
  const missing = [
    !sale.charger && 'son chargeur ou son câble',
    !sale.disk && kind !== 'tablet' && kind !== 'smartphone' && 'son disque',
    !sale.system && 'son système',
  ].filter(Boolean)
  return missing.length > 0
    ? `il part sans ${missing.join(', sans ')}. Un prix solidaire s’entend avec eux (${SOURCE}).`
    : null
}
