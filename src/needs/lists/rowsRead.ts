import { counted } from '#platform/ui/counted.ts'

/** What became of the rows of a list: each of them is in one of these, and in no other. */
type RowsRead = { taken: number; known?: number; refused: number; aside: number }

/**
 * The rows of a list in a sentence that adds up: "13 lignes lues : 3 à reprendre, 8 refusées, 2 mises de côté." `taken` says
 * what is done of the good ones, for one and for several.
 */
export function sayRowsRead(
  { taken, known = 0, refused, aside }: RowsRead,
  [one, many]: readonly [string, string],
): string {
  const parts = [
    counted(taken, one, many),
    known > 0 && counted(known, 'déjà connue'),
    refused > 0 && counted(refused, 'refusée'),
    aside > 0 && counted(aside, 'mise de côté', 'mises de côté'),
  ].filter(Boolean)
  return `${counted(taken + known + refused + aside, 'ligne lue', 'lignes lues')} : ${parts.join(', ')}.`
}
