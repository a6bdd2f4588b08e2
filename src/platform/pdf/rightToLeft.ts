const letters = '\\u0590-\\u08FF\\uFB1D-\\uFDFF\\uFE70-\\uFEFF'
const run = new RegExp(`[${letters}][^\\s]*(?: [${letters}][^\\s]*)*`, 'g')
const NO_BREAK = '\u00A0'

/**
 * Lets names written from right to left be drawn in their own order inside a French line. The library draws a line piece by
 * piece, cut after each space, and turns each piece by itself: the words of such a name stay in one piece, and a second
 * space parts it from what follows, since its own one ends up on its other side. For names and short lines only.
 */
export const keepRightToLeft = (text: string): string =>
  text.replace(run, (name, at: number) => {
    const piece = name.replaceAll(' ', NO_BREAK)
    return text[at + name.length] === ' ' ? `${piece} ` : piece
  })
