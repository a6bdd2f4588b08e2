import type { Letter } from './letter.pdf.ts'

/** How the letters of one commune stand. */
export type Pile = { insee: string; commune: string; post: number; hand: number; told: number }

/** Letters that no postman carries. */
const isByHand = ({ receiver }: Letter): boolean => receiver.address === ''

/** Letters by commune, in the order in which they come. */
export function pilesOf(letters: readonly Letter[]): Pile[] {
  const piles = new Map<string, Pile>()
  for (const letter of letters) {
    const { insee, commune, toldAt } = letter.sheet
    const pile = piles.get(insee) ?? { insee, commune, post: 0, hand: 0, told: 0 }
    if (isByHand(letter)) pile.hand++
    else pile.post++
    if (toldAt) pile.told++
    piles.set(insee, pile)
  }
  return [...piles.values()]
}

/** Letters of one commune or of all, by the post or handed over. */
export const chosen = (letters: readonly Letter[], { commune, how }: { commune?: string; how?: string }): Letter[] =>
  letters.filter(
    (letter) =>
      (!commune || letter.sheet.insee === commune) && (!how || (how === 'hand' ? isByHand(letter) : !isByHand(letter))),
  )
