import { addMonths } from '#platform/i18n/addMonths.ts'

/** What is kept ends two years after the last contact (CNIL, délibération 2021-028). */
const KEPT_MONTHS = 24
/** How long a family that was told has to say that it is still there, and how long it is waited for when nobody told it. */
const TOLD_MONTHS = 3

/** The two days that count for a family to be told: `before` it should know, `last` it is forgotten whether it knows or not. */
export function daysLeft({ contact, asked }: { contact: string; asked: string }): { before: string; last: string } {
  const before = addMonths(contact, KEPT_MONTHS)
  const [one, other] = [addMonths(before, TOLD_MONTHS), addMonths(asked, TOLD_MONTHS)]
  return { before, last: one > other ? one : other }
}

/** Why what is said of telling a family cannot be noted. `asked` and `today` are days. */
export function refusalToNote(on: string, { asked, today }: { asked: string; today: string }): string | null {
  if (on > today) return 'Ce jour n’est pas encore venu : écrivez le jour où vous l’avez jointe, ou essayé.'
  return on < asked ? 'Ce jour est avant la demande : écrivez le jour où vous l’avez prévenue depuis.' : null
}

/** Once something is noted, or a message has told it, only that the family wants its file kept is noted after. */
export const refusalToNoteAgain = (state: string, result: string): string | null =>
  state === 'awaited' || result === 'kept'
    ? null
    : 'C’est déjà noté. Si la famille veut finalement que l’on garde son dossier, notez-le : c’est encore possible.'

/** After which day it is forgotten, when it was told or nobody could join it. */
export function forgottenAfter({
  contact,
  asked,
  told,
}: {
  contact: string
  asked: string
  told: string | null
}): string {
  const days = [
    addMonths(contact, KEPT_MONTHS),
    addMonths(asked, TOLD_MONTHS),
    ...(told ? [addMonths(told, TOLD_MONTHS)] : []),
  ]
  return days.reduce((last, day) => (day > last ? day : last))
}
