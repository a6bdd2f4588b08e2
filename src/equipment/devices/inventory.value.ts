export type ValueReading = { cents: number; doubt: string | null } | { refused: string }

/**
 * Reads an amount in euros into cents, written the French way ("1 234,56 €") or the English way ("1,234.56"). The last
 * separator followed by one or two digits is the decimal one; a single one followed by three digits parts thousands, with a doubt.
 */
export function readValue(cell: string): ValueReading {
  const bare = cell.replace(/(?:€|eur(?:os?)?|ttc|ht)\.?/gi, '').replace(/[\s\u00a0\u202f']/g, '')
  if (/[$£]/.test(bare)) return { refused: 'Ce montant n’est pas en euros.' }
  if (/^-/.test(bare)) return { refused: 'Une valeur ne peut pas être négative.' }
  const decimal = /^(\d[\d.,]*?)[.,](\d{1,2})$/.exec(bare)
  if (decimal && /^\d+$|^\d{1,3}([.,]\d{3})+$/.test(decimal[1]!))
    return amount(decimal[1]!, decimal[2]!.padEnd(2, '0'), null)
  if (/^\d+$/.test(bare)) return amount(bare, '00', null)
  if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return amount(bare, '00', 'Lue avec un séparateur de milliers.')
  const long = /^(\d+)[.,](\d{2})\d+$/.exec(bare)
  if (long) return amount(long[1]!, long[2]!, 'Arrondie au centime inférieur.')
  return { refused: 'Ce montant n’a pas été compris. Écrivez-le comme 250 ou 250,50.' }
}

function amount(euros: string, cents: string, doubt: string | null): ValueReading {
  const value = Number(euros.replace(/[.,]/g, '')) * 100 + Number(cents)
  return value > 10_000_000
    ? { refused: 'Cette valeur est trop élevée pour un seul appareil.' }
    : { cents: value, doubt }
}

/** An amount in cents as people write it. */
export const sayValue = (cents: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(cents / 100)
