import type { SignerQuality } from '../handovers/signer.rules.ts'

/** What a tablet takes along: the least that serves a family, and nothing that finds its home. */
export type Pack = {
  tablet: string
  label: string
  handout: { id: string; title: string; place: string | null; day: string }
  organisation: string
  takenBy: string
  /** When it was taken, by our clock. */
  takenAt: string
  /** After this day the tablet forgets the families; what it still has to send stays. */
  forgetAt: string
  /** Base64 of the key that seals what it does. */
  publicKey: string
  /** What is read together before signing, line by line: of a loan, of a gift. */
  words: Record<'loan' | 'gift', string[]>
  /** Which version of these words: said with each signature. */
  versions: Record<'loan' | 'gift', string>
  sheets: PackSheet[]
  /** Devices ready in the same place, that may replace one that does not work. */
  spares: PackDevice[]
}

export type PackDevice = { id: string; number: string; label: string; codes: string[] }

export type PackSheet = {
  id: string
  number: string
  /** The family as it is called at the door. */
  name: string
  kind: 'loan' | 'gift'
  dueOn: string | null
  arrived: boolean
  /** In which quality somebody most often signs here, of a loan. */
  signsAs: SignerQuality
  /** A loan whose family said no address yet. */
  asksAddress: boolean
  state: 'prepared' | 'signed' | 'cancelled'
  items: PackItem[]
}

/**
 * `choose`: which device is decided by scanning, in front of the family. `shown`: the number foreseen, said again with the signature,
 * so that it holds for what was seen and for nothing else.
 */
export type PackItem = {
  id: string
  label: string
  shown: string
  device: PackDevice | null
  choose: boolean
  extras: string
}

/** A tablet serves for a day, and forgets the day after the next one, at midnight UTC. */
export const FORGET_AFTER_DAYS = 2

/** What somebody scans or types, as codes are compared: without case, spaces nor what a scanner adds. An address gives its last part. */
export const codeRead = (typed: string): string =>
  (typed.trim().split(/[/?#]/).filter(Boolean).pop() ?? '').toUpperCase().replaceAll(/\s+/g, '')

/** The device that a code names, among those taken along. */
export const deviceCoded = (pack: Pick<Pack, 'sheets' | 'spares'>, typed: string): PackDevice | null => {
  const code = codeRead(typed)
  if (!code) return null
  const all = [...pack.sheets.flatMap(({ items }) => items.flatMap(({ device }) => device ?? [])), ...pack.spares]
  return all.find(({ codes }) => codes.includes(code)) ?? null
}
