import type { Role } from '#platform/access/member.ts'
import { sayDate } from '#platform/i18n/dates.ts'
import { refusalOfDue } from '../handovers/due.rules.ts'

/** Those who lend and take back: the coordination and the mediators of the same organisation, a school what it handed over. */
export const lends: readonly Role[] = ['coordinator', 'mediator', 'school']

/** What a programme lends on. Without any words of its own, two years and one renewal. */
export type Terms = { months: number; renewals: number; notice_days: number; care: string }
export const usualTerms: Terms = { months: 24, renewals: 1, notice_days: 30, care: '' }

export const addMonthsTo = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString()

export const OVER = 'Ce prêt est terminé : l’appareil n’est plus chez la famille.'

/** Why a loan goes on no more, and who may decide otherwise; null while the programme allows one more renewal. */
export function usedUp(renewed: number, terms: Pick<Terms, 'renewals'>): string | null {
  if (terms.renewals > renewed) return null
  const why =
    terms.renewals === 0
      ? 'Le programme ne prévoit pas de prolonger ce prêt.'
      : `Ce prêt a déjà été prolongé ${renewed} fois, autant que le programme le permet.`
  return `${why} Pour aller plus loin, la coordination décide : après le retour, une nouvelle convention peut être signée.`
}

/** A loan goes on from its own day of return, as often as the programme says, never by more than its length at once. */
export function refusalToRenew(
  loan: { over: boolean; due_on: string; renewed: number },
  terms: Terms,
  until: string,
  today: string,
): { refusal: string; field?: string } | null {
  if (loan.over) return { refusal: OVER }
  const used = usedUp(loan.renewed, terms)
  if (used) return { refusal: used }
  if (until <= loan.due_on) return { refusal: `Choisissez un jour après le ${sayDate(loan.due_on)}.`, field: 'due_on' }
  const day = refusalOfDue('loan', until, today)
  if (day) return { refusal: day, field: 'due_on' }
  const most = addMonthsTo(loan.due_on > today ? loan.due_on : today, terms.months)
  return until > most ? { refusal: `Au plus tard le ${sayDate(most)}, dit le programme.`, field: 'due_on' } : null
}

/** What a spare is refused: it stands in place of another machine, whose loan it follows. */
export const SPARE =
  'Cet appareil est prêté en attendant. Pour le garder, échangez-le pour de bon, depuis la panne de l’autre appareil.'
export const SPARE_BROKEN =
  'Cet appareil est lui-même prêté en attendant. Notez son retour, puis prêtez-en un autre depuis la panne du premier.'
export const ONE_SPARE = 'Un appareil est déjà prêté en attendant. Notez d’abord son retour.'

/** Once the first machine works again, how long the family may take to bring the other one back. */
const MOST_DAYS_OF_SPARE = 30

/** The day on which the spare comes back, once the first machine works again: soon, and never after the loan itself. */
export function refusalOfSpareDue(due: string | undefined, loanDue: string, today: string): string | null {
  if (!due) return 'Dites quel jour la famille rend l’appareil prêté en attendant.'
  if (due < today) return 'Ce jour est déjà passé. Si l’appareil est là, choisissez aujourd’hui.'
  const month = Temporal.PlainDate.from(today).add({ days: MOST_DAYS_OF_SPARE }).toString()
  const most = loanDue > today && loanDue < month ? loanDue : month
  return due > most ? `Au plus tard le ${sayDate(most)} : la famille a de nouveau son appareil.` : null
}

/** What the database says last, of two who lend or mend at the same instant. */
export const loanRefusals: Readonly<Record<string, string>> = {
  one_spare: ONE_SPARE,
  spare_of_spare: SPARE_BROKEN,
  spare_awaited: 'Un appareil est encore prêté en attendant. Dites quel jour la famille le rend.',
}

/** A loss is declared once it happened, about what the family still has. */
export function refusalOfLoss(loan: { over: boolean; since: string }, happenedOn: string, today: string) {
  if (loan.over) return { refusal: OVER }
  if (happenedOn > today) return { refusal: 'Ce jour n’est pas encore venu.', field: 'happened_on' }
  return happenedOn < loan.since ? { refusal: 'Ce jour est avant le prêt.', field: 'happened_on' } : null
}

/** A loan for use is free by nature (article 1876 of the Code civil): no word of it may ask for money. */
export const refusalOfFee = (text: string): string | null =>
  /€|(?<!\p{L})(euros?|cautions?|loyers?|frais|payer|payant|paiement|pénalités?)(?!\p{L})/iu.test(text)
    ? 'Un prêt à usage est gratuit (article 1876 du Code civil) : retirez ce qui parle d’argent.'
    : null

/** Days from today until the return; negative once it is past. */
export const daysLeft = (due: string, today: string): number =>
  Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(due)).days
