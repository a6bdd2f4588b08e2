import { DAY } from '#platform/i18n/dates.ts'

/** How long the letter's link opens the family's copy. */
export const COPY_DAYS = 30

export const copyEnd = (now: Date): Date => new Date(now.getTime() + COPY_DAYS * DAY)

type Asked = { copy_how: string | null; copy_to: string | null; copy_failed_at: Date | null }

/**
 * Why a copy cannot leave by e-mail: nobody would carry it, others read this family's messages, or no address was given. Each time the
 * paper remains, and the sentence says so.
 */
export function refusalToMail(
  { neutral_message }: { neutral_message: boolean },
  email: string | null | undefined,
  ways: { email: boolean },
): string | null {
  if (!ways.email) return 'Ce site n’envoie pas d’e-mail : imprimez l’exemplaire et donnez-le.'
  if (neutral_message)
    return 'D’autres peuvent lire les messages de cette famille : imprimez son exemplaire et donnez-le en main propre.'
  return email ? null : 'Écrivez l’adresse à laquelle vous envoyez l’exemplaire, ou imprimez-le.'
}

/** Asked by e-mail, and no letter was written yet: a tablet without network, or a site that sent nothing that day. */
export const awaitsLetter = (sheet: Asked & { state: string }): boolean =>
  sheet.state === 'signed' && sheet.copy_how === 'email' && Boolean(sheet.copy_to) && !sheet.copy_failed_at
