/** A size as makers print it: powers of ten, "320 Go", "1,5 To". */
export function sayBytes(bytes: number): string {
  const units = ['octets', 'ko', 'Mo', 'Go', 'To', 'Po']
  const rank = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const figure = new Intl.NumberFormat('fr-FR', { maximumSignificantDigits: 3 }).format(bytes / 1000 ** rank)
  return `${figure} ${units[rank]}`
}
