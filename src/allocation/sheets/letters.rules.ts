/** Most letters of one paper: a printer takes no more at once, and no more is held in memory. */
const MOST = 500

/** Why these letters are not written in one paper; null when they are. */
export const refusalToBind = (letters: number): string | null =>
  letters > MOST ? `Il y a ${letters} lettres : un PDF en prend ${MOST} au plus. Choisissez une commune.` : null
