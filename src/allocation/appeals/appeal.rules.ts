import { addMonths } from '#platform/i18n/addMonths.ts'
import { sayDate } from '#platform/i18n/dates.ts'

/** Months within which an appeal is answered: a longer silence is a refusal that a court may be asked about (CRPA, L. 231-4 and R. 421-2 CJA). */
const MONTHS = 2
/** The coordination is reminded so many days before. */
export const REMINDED_DAYS = 21

/** Last day to answer, `2027-01-26`. */
export const dueOn = (receivedOn: string): string => addMonths(receivedOn, MONTHS)

/** What a family is told with a refusal. */
export const ROUTES =
  'Si cette réponse ne vous convient pas, vous pouvez saisir le tribunal administratif dans les deux mois. Pour obtenir un document que nous ne vous donnons pas, vous pouvez saisir la CADA (commission d’accès aux documents administratifs).'

type Wished = { final: string | null; gone: string | null; decided_on: string | null; served: boolean }

/** An appeal is received once the commission decided, by a family that waits, and not ahead of its day. */
export function refusalToReceive(
  need: Wished,
  receivedOn: string,
  today: string,
): { refusal: string; field?: string } | null {
  if (!need.final || !need.decided_on) return { refusal: 'La commission n’a pas encore décidé : rien n’est à revoir.' }
  if (need.gone === 'forgotten') return { refusal: 'Ce qui nommait cette famille a été effacé.' }
  if (need.served) return { refusal: 'Cette famille est servie.' }
  if (receivedOn > today) return { refusal: 'Ce jour est à venir.', field: 'received_on' }
  if (receivedOn < need.decided_on)
    return {
      refusal: `La commission a décidé le ${sayDate(need.decided_on)} : le recours vient après.`,
      field: 'received_on',
    }
  return null
}

/** Answered once, by a person; by somebody else than who noted the decision, unless nobody else can. */
export function refusalToAnswer(
  appeal: { state: string; decided_by: string },
  who: { name: string; others: number; alone: boolean },
): { refusal: string; field?: string } | null {
  if (appeal.state !== 'received') return { refusal: 'Ce recours a déjà sa réponse.' }
  if (appeal.decided_by === who.name && who.others > 0 && !who.alone)
    return {
      refusal:
        'Vous avez noté la décision de la commission : une autre personne de la coordination doit répondre, ou dites que personne d’autre ne le peut.',
      field: 'alone',
    }
  return null
}
