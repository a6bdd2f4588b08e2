import { DAY } from '#platform/i18n/dates.ts'

/** How long the letter's link opens the family's copy. */
export const COPY_DAYS = 30

export const copyEnd = (now: Date): Date => new Date(now.getTime() + COPY_DAYS * DAY)

type Asked = { copy_how: string | null; copy_to: string | null; copy_failed_at: Date | null }

/**
 * Why a copy cannot leave by e-mail: nobody would carry it, others read this family's messages, its address is kept quiet (and stands
 * on the paper), or no e-mail was given. Each time the paper remains, and the sentence says so.
 */
export function refusalToMail(
  { neutral_message, confidential_address }: { neutral_message: boolean; confidential_address: boolean },
  email: string | null | undefined,
  ways: { email: boolean },
): string | null {
  if (!ways.email) return 'Ce site n’envoie pas d’e-mail : imprimez l’exemplaire et donnez-le.'
  if (neutral_message)
    return 'D’autres peuvent lire les messages de cette famille : imprimez son exemplaire et donnez-le en main propre.'
  if (confidential_address)
    return 'L’adresse de cette famille est confidentielle : imprimez son exemplaire et donnez-le en main propre.'
  return email ? null : 'Écrivez l’adresse à laquelle vous envoyez l’exemplaire, ou imprimez-le.'
}

/** Why a letter is not called back: none was written for this sheet, or it is called back already. */
export const refusalToRecall = (sheet: Asked & { state: string }): string | null =>
  sheet.state === 'closed' && sheet.copy_how === 'email'
    ? null
    : 'Aucun exemplaire n’est parti par e-mail : il n’y a rien à rappeler.'

/** Asked by e-mail, and no letter was written yet: a tablet without network, or a site that sent nothing that day. */
export const awaitsLetter = (sheet: Asked & { state: string }): boolean =>
  sheet.state === 'signed' && sheet.copy_how === 'email' && Boolean(sheet.copy_to) && !sheet.copy_failed_at
