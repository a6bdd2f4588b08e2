/** A number of ours however it is typed: "ml 412" and "ML-00412" are ML-0412. Anything else is given back in capitals. */
export const numberSaid = (said: string): string =>
  said.toUpperCase().replace(/^ML\s*-?\s*0*(\d+)$/, (_, digits: string) => `ML-${digits.padStart(4, '0')}`)
