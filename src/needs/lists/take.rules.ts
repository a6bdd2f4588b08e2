/** What is done of the rows that are refused: leave them, or take nothing while there are any. */
export type Choice = 'good' | 'all'

/** Of so many families looked at, how many resemble some already followed. */
export type Alike = { looked: number; found: number }

/** A list of which more than half is known already is perhaps another one than meant; a short one is read over at a glance. */
export const isDoubtful = ({ looked, found }: Alike = { looked: 0, found: 0 }): boolean =>
  looked >= 20 && found * 2 > looked

type Standing = {
  /** Rows to take in, and rows refused. */
  tally: { new: number; refused: number }
  /** Nobody said yet that those who are named agreed. */
  asksAgreement: boolean
  /** Absent where each row says by itself whether it is known. */
  alike?: Alike
}
type Answer = { choice?: Choice; agreed?: 'oui'; sure?: 'oui' }
type Refused = { sentence: string; field?: string } | null

/** Why a list cannot be taken in as it was asked. */
export function refusalToTake({ tally, asksAgreement, alike }: Standing, { choice, agreed, sure }: Answer): Refused {
  if (tally.refused > 0 && choice === undefined)
    return { sentence: 'Choisissez ce qui est fait des lignes refusées.', field: 'choice' }
  if (tally.refused > 0 && choice === 'all')
    return {
      sentence: `Rien n’a été repris : ${tally.refused === 1 ? 'une ligne est à corriger' : `${tally.refused} lignes sont à corriger`}. Corrigez la liste, puis déposez-la à nouveau.`,
      field: 'choice',
    }
  if (asksAgreement && agreed !== 'oui')
    return { sentence: 'Sans leur accord, comptez ces familles sans les nommer.', field: 'agreed' }
  if (isDoubtful(alike) && sure !== 'oui')
    return {
      sentence:
        'Plus de la moitié de ces familles ressemblent à des familles que vous suivez déjà. Relisez la liste ; si c’est bien elle, cochez la case.',
      field: 'sure',
    }
  if (tally.new === 0) return { sentence: 'Cette liste n’ajoute rien : tout est déjà connu ou refusé.' }
  return null
}
