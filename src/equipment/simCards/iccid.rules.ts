/** The digits of an ICCID as a label, a scanner or a spreadsheet gives it. */
export const iccidDigits = (written: string): string => written.replace(/[\s.\-']/g, '').replace(/F$/i, '')

/**
 * Why a text is not the number of a French SIM card, or null. ITU-T E.118: 19 digits with a Luhn check digit at the
 * end (20 for some makers), 89 for telecommunications, 33 for France.
 */
export function refuseIccid(digits: string): string | null {
  if (digits === '') return 'Le numéro de la carte manque.'
  if (/^\d[.,]\d+E\+?\d+$/i.test(digits))
    return 'Le tableur a arrondi ce numéro : mettez la colonne au format « Texte », puis exportez à nouveau.'
  if (!/^\d+$/.test(digits)) return 'Un numéro de carte SIM ne contient que des chiffres.'
  if (digits.length !== 19 && digits.length !== 20)
    return `Un numéro de carte SIM a 19 ou 20 chiffres, celui-ci en a ${digits.length}.`
  if (!digits.startsWith('8933')) return 'Ce n’est pas une carte SIM française : son numéro ne commence pas par 8933.'
  return luhn(digits) ? null : 'Ce numéro contient une faute de frappe : sa clé de contrôle ne correspond pas.'
}

/** Luhn (ISO/IEC 7812): from the right, every second digit is doubled. */
export function luhn(digits: string): boolean {
  let sum = 0
  for (const [place, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    sum += value > 9 ? value - 9 : value
  }
  return digits.length > 0 && sum % 10 === 0
}

/** The end of a card's number, enough to recognise it on a screen: "… 2521". */
export const sayIccid = (iccid: string): string => `${iccid.slice(0, 4)} … ${iccid.slice(-5)}`
