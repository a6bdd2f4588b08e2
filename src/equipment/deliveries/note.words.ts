import type { Tone } from '#platform/ui/chip.tsx'

/** States of a delivery note, as people say them. */
export const noteStates: Record<string, { label: string; tone: Tone }> = {
  expected: { label: 'Attendu', tone: 'calm' },
  counting: { label: 'Pointage en cours', tone: 'turn' },
  counted: { label: 'À confirmer par le donateur', tone: 'turn' },
  contested: { label: 'Contesté', tone: 'loss' },
  confirmed: { label: 'Confirmé', tone: 'done' },
}

/** What a scan, or a line without a scan, amounts to. */
export const resultWords: Record<string, { label: string; tone: Tone }> = {
  listed: { label: 'Pointé', tone: 'done' },
  swapped: { label: 'Remplace une ligne', tone: 'turn' },
  surplus: { label: 'En plus', tone: 'turn' },
  missing: { label: 'Manquant', tone: 'loss' },
  found: { label: 'Retrouvé ensuite', tone: 'done' },
  awaited: { label: 'Attendu', tone: 'calm' },
  double: { label: 'Ligne en double', tone: 'calm' },
}

/** What becomes of a machine that did not come. */
export const missingOutcomes = { found_later: 'Retrouvé ensuite', never_sent: 'Jamais envoyé' } as const

/** What becomes of a machine that nobody announced, or that came in the place of another. */
export const foundOutcomes = { kept: 'Gardé', turned_down: 'Refusé', given_back: 'Rendu au donateur' } as const

export type MissingOutcome = keyof typeof missingOutcomes
export type FoundOutcome = keyof typeof foundOutcomes

/** "Rendu au donateur : écran fêlé." */
export const sayOutcome = (outcome: string | null, word: string): string => {
  const said: Record<string, string> = { ...missingOutcomes, ...foundOutcomes }
  return outcome ? [said[outcome], word].filter(Boolean).join(' : ') : ''
}

/** "carton 4" */
export const sayBox = (box: string): string =>
  box === '' || /^(carton|palette|caisse|colis|bo[iî]te|box|pallet)\b/i.test(box) ? box : `carton ${box}`

type Numbers = { serial: string | null; inventory_tag: string | null; box?: string | null }

/** "série PF0A12 · inventaire M-12 · carton 4", or that there is no number. */
export const sayNumbers = ({ serial, inventory_tag, box }: Numbers): string =>
  [serial && `série ${serial}`, inventory_tag && `inventaire ${inventory_tag}`, sayBox(box ?? '')]
    .filter(Boolean)
    .join(' · ') || 'sans numéro'

/** How an exception is named in an address: a scan, or a line that nothing came for. */
export const exceptionId = ({ line_id, scan_id }: { line_id: string | null; scan_id: string | null }): string =>
  scan_id ?? line_id ?? ''
