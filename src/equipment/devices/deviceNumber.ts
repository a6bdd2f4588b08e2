/** A number of ours however it is typed: "ml 412" is ML-0412. Anything else is given back in capitals. */
export const numberSaid = (said: string): string =>
  said.toUpperCase().replace(/^ML\s*-?\s*(\d+)$/, (_, digits: string) => `ML-${digits.padStart(4, '0')}`)
