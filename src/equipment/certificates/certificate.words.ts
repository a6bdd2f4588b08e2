import { sayDeviceKind } from '../devices/device.words.ts'

/** Where a machine goes once it is sanitised. */
export const destinations = {
  reuse: 'Réemploi : remis en état, puis confié à une personne ou à une association',
  parts: 'Démontage pour pièces',
  recycling: 'Recyclage par un éco-organisme',
  destroyed: 'Restes remis à un éco-organisme',
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
  supports: Support[]
  evidence: string[]
}

export const sayMachine = (facts: Pick<CertifiedFacts, 'maker' | 'model' | 'kind'>): string =>
  [sayDeviceKind(facts.kind), facts.maker, facts.model.replace(facts.maker, '').trim()].filter(Boolean).join(' ')

/** A digest in groups of eight, as people compare it. */
export const sayDigest = (hex: string): string => hex.match(/.{1,8}/g)?.join(' ') ?? ''
