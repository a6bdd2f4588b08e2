import { DAY } from '#platform/i18n/dates.ts'

/** A donor's link lives so many days; each message brings another. */
export const LINK_DAYS = 21

export const linkEnd = (now: Date): Date => new Date(now.getTime() + LINK_DAYS * DAY)

export const linkPath = (token: string): string => `/livraison/${token}`

/** How somebody without an account is named: by the name that was typed, said to be no more than that. */
export const nameByLink = (typed: string): string => `${typed.replace(/\p{Cc}+/gu, ' ').trim()}, par lien`

/** What the donor's word could not do, as it is read: nothing was written. */
export const wordRefused: Record<string, string> = {
  changed: 'L’atelier vient de changer ce pointage. Relisez-le, puis répondez à nouveau.',
  closed: 'Une réponse est déjà enregistrée, ou l’atelier a repris le pointage. Rien n’a changé.',
}
