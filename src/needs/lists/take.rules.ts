/** What is done of the rows that are refused: leave them, or take nothing while there are any. */
export type Choice = 'good' | 'all'

type Standing = {
  /** Rows to take in, and rows refused. */
  tally: { new: number; refused: number }
  /** Nobody said yet that those who are named agreed. */
  asksAgreement: boolean
}
type Answer = { choice?: Choice; agreed?: 'oui' }
type Refused = { sentence: string; field?: string } | null

/** Why a list cannot be taken in as it was asked. */
export function refusalToTake({ tally, asksAgreement }: Standing, { choice, agreed }: Answer): Refused {
  if (tally.refused > 0 && choice === undefined)
    return { sentence: 'Choisissez ce qui est fait des lignes refusées.', field: 'choice' }
  if (tally.refused > 0 && choice === 'all')
    return {
      sentence: `Rien n’a été repris : ${tally.refused === 1 ? 'une ligne est à corriger' : `${tally.refused} lignes sont à corriger`}. Corrigez la liste, puis déposez-la à nouveau.`,
      field: 'choice',
    }
  if (asksAgreement && agreed !== 'oui')
    return { sentence: 'Sans leur accord, comptez ces familles sans les nommer.', field: 'agreed' }
  if (tally.new === 0) return { sentence: 'Cette liste n’ajoute rien : tout est déjà connu ou refusé.' }
  return null
}
