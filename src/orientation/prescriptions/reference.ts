/** Without the letters that are taken for a figure or for another letter. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const SIGNS = 5

/**
 * Five signs by which two structures speak of one orientation without a name: read on its pages, in its messages and on paper. Drawn
 * from the random end of its identifier, it says nothing of the family and opens nothing.
 */
export function referenceOf(id: string): string {
  let left = Number.parseInt(id.slice(-8), 16)
  let said = ''
  for (let at = 0; at < SIGNS; at++) {
    said += signs[left % signs.length]
    left = Math.floor(left / signs.length)
  }
  return said
}
