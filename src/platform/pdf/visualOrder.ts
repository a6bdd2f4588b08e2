const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/

/**
 * Puts words written from right to left in the order in which they are drawn from left to right: « محمد علي » begins on the
 * right. Letters inside a word are shaped and turned by the font engine; only whole words of names and short lines are
 * moved here.
 */
export function visualOrder(text: string): string {
  if (!rightToLeft.test(text)) return text
  const words = text.split(' ')
  const drawn: string[] = []
  for (let at = 0; at < words.length; ) {
    const start = at
    while (at < words.length && rightToLeft.test(words[at] ?? '')) at++
    if (at > start) drawn.push(...words.slice(start, at).reverse())
    else drawn.push(words[at++] ?? '')
  }
  return drawn.join(' ')
}
