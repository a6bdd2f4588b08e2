import type { Tone } from '#platform/ui/chip.tsx'

/** What becomes of the thing: it comes back, or it stays. */
export const handoverKinds = { loan: 'Un prêt', gift: 'Un don' } as const

export const handoverStates: Record<string, { label: string; tone: Tone }> = {
  prepared: { label: 'À signer', tone: 'turn' },
  signed: { label: 'Signée', tone: 'done' },
  closed: { label: 'Signée, exemplaire donné', tone: 'done' },
  cancelled: { label: 'Annulée', tone: 'calm' },
}

/** What is looked at together before anybody signs. */
export const checks = {
  starts: 'L’appareil s’allume et la session s’ouvre',
  charger: 'Le chargeur est là et il charge',
  number: 'Le numéro collé sur l’appareil est celui de la feuille',
  sim: 'La carte SIM est posée et la connexion marche',
  address: 'Le nom et l’adresse de la famille sont justes',
  help: 'La famille sait qui appeler en cas de panne',
} as const

export const sayHandoverKind = (kind: string): string => (kind === 'loan' ? 'Prêt' : 'Don')

type Numbered = { number: string | null; serial: string | null; inventory_tag: string | null; iccid: string | null }

/** The numbers that stand on a thing: "ML-0412, série 5CG1234XYZ", or those of a card. */
export const numbersOf = ({ number, serial, inventory_tag, iccid }: Numbered): string =>
  [number, serial && `série ${serial}`, inventory_tag && `inventaire ${inventory_tag}`, iccid]
    .filter(Boolean)
    .join(', ')
