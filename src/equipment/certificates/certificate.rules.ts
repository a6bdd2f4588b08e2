import type { WipeEvidence } from '../wiping/wipeEvidence.rules.ts'

/** Who brought a piece of the evidence: a member, or a name when the account was not kept. */
export type Bringer = { memberId: string | null; name: string; organisationId: string }

/**
 * Why no certificate is issued, or null: everything is proved, each support bears its serial number, the evidence is this
 * organisation's own, and who verifies brought none of it.
 */
export function refusalToCertify(
  evidence: WipeEvidence,
  bringers: readonly Bringer[],
  member: { id: string; name: string; organisationId: string },
): string | null {
  if (evidence.drives.length === 0) return 'Cet appareil n’a aucun support connu : il n’y a rien à certifier.'
  if (evidence.whyNot) return `Tout n’est pas prouvé : ${evidence.whyNot}`
  if (evidence.drives.some((drive) => !drive.serial))
    return 'Un support n’a pas de numéro de série : un certificat doit pouvoir le nommer. Relevez le matériel, ou notez le numéro de série de l’appareil.'
  if (evidence.drives.some((drive) => drive.drive?.virtual)) return 'Un disque virtuel n’est pas un support réel.'
  if (bringers.some((one) => one.organisationId !== member.organisationId))
    return 'Une preuve de cet appareil vient d’une autre structure : c’est à elle d’établir son certificat.'
  if (bringers.some((one) => broughtBy(one, member)))
    return 'Vous avez apporté une preuve de cet appareil : une autre personne de votre structure la vérifie et établit le certificat.'
  return null
}

const broughtBy = (one: Bringer, member: { id: string; name: string }): boolean =>
  one.memberId ? one.memberId === member.id : one.name.toLowerCase() === member.name.toLowerCase()

/** "•••••• 4K7Q": enough to tell two machines of a pile apart, too little to pass for its owner. */
export const partOfSerial = (serial: string): string =>
  serial.length <= 5 ? '•••••' : `•••••${serial.slice(-4).toUpperCase()}`
