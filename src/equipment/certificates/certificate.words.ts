import { sayDeviceKind } from '../devices/device.words.ts'

/** Where a machine goes once it is sanitised. */
export const destinations = {
  reuse: 'Réemploi : remis en état, puis confié à une personne ou à une association',
  parts: 'Démontage pour pièces',
  recycling: 'Recyclage par un éco-organisme',
  destroyed: 'Restes remis à un éco-organisme',
} as const

/** What was on a machine before, as its donor said it; nobody guesses. */
export const sensitivities = {
  unknown: 'Non renseigné',
  ordinary: 'Données courantes',
  personal: 'Données de personnes (état civil, élèves, usagers)',
  protected: 'Données protégées ou classifiées',
} as const

/** Whether the donor kept a copy of what was wiped. */
export const backups = {
  unknown: 'Non renseigné',
  yes: 'Le donateur dit en avoir gardé une copie',
  no: 'Le donateur dit n’en avoir gardé aucune copie',
} as const

const media: Record<string, string> = {
  hdd: 'Disque dur à plateaux',
  ssd: 'Mémoire flash (SSD)',
  nvme: 'Mémoire flash (NVMe)',
  memory: 'Mémoire flash soudée',
  unknown: 'Type non relevé',
}

export const sayMedium = (type: string): string => media[type] ?? media.unknown ?? ''

/** What anybody with the code reads of one support: no name of a person. */
export type Support = {
  model: string
  serial: string
  type: string
  bytes: number | null
  level: string
  explained: string
  method: string
  tool: string
  verification: string
  on: string
  /** The machine that it came from, as its log or its record tells it. Absent of certificates that were issued before it was asked. */
  source?: string
  /** What was unsure of the date of its log, and who answers for it: never a name. */
  dating?: string
}

/** What a certificate says of a machine, as it was the day it was issued. Kept for ever; no name of a person. */
export type CertifiedFacts = {
  number: string
  maker: string
  model: string
  kind: string
  serial: string | null
  tag: string | null
  donor: string | null
  destination: keyof typeof destinations
  /** What stood on it before; absent of certificates that were issued before it was asked. */
  sensitivity?: keyof typeof sensitivities
  backup?: keyof typeof backups
  supports: Support[]
  evidence: string[]
}

export const sayMachine = (facts: Pick<CertifiedFacts, 'maker' | 'model' | 'kind'>): string =>
  [sayDeviceKind(facts.kind), facts.maker, facts.model.replace(facts.maker, '').trim()].filter(Boolean).join(' ')

/** What is known of a machine before it was wiped: nothing is said in the donor's place. */
export const sayBefore = ({ sensitivity = 'unknown', backup = 'unknown' }: CertifiedFacts): [string, string][] => [
  ['Données d’avant', sensitivities[sensitivity]],
  ['Sauvegarde', backups[backup]],
]

/** A digest in groups of eight, as people compare it. */
export const sayDigest = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? ''
