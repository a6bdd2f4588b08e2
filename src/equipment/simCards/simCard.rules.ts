/** The states of a SIM card, as people say them. */
export const simStates: Record<string, string> = {
  in_stock: 'En stock',
  assigned: 'Confiée à un lieu',
  given: 'Remise',
  active: 'Active',
  expired: 'Expirée',
  lost: 'Perdue',
  blocked: 'Bloquée',
  returned: 'Rendue',
}

const several: Record<string, string> = {
  in_stock: 'en stock',
  assigned: 'confiées à un lieu',
  given: 'remises',
  active: 'actives',
  expired: 'expirées',
  lost: 'perdues',
  blocked: 'bloquées',
  returned: 'rendues',
}

/** The noun of a count of cards in one state: "carte remise", "cartes remises". */
export const nounsOf = (state: string): readonly [one: string, many: string] => [
  `carte ${(simStates[state] ?? '').toLowerCase()}`,
  `cartes ${several[state] ?? ''}`,
]

/** Where a card may go from each state: blank cards serve once, a card that was given never returns to the stock. */
const arrows: Record<string, readonly string[]> = {
  in_stock: ['assigned', 'given', 'lost', 'blocked'],
  assigned: ['in_stock', 'given', 'lost', 'blocked'],
  given: ['active', 'expired', 'lost', 'blocked', 'returned'],
  active: ['expired', 'lost', 'blocked', 'returned'],
  blocked: ['active', 'expired', 'lost'],
  lost: ['blocked'],
  expired: [],
  returned: [],
}

export const simMoves = (from: string): readonly string[] => arrows[from] ?? []

export function mayMoveSim(from: string, to: string): string | null {
  if (simMoves(from).includes(to)) return null
  if (to === 'given') return `Cette carte n’est plus disponible : ${(simStates[from] ?? 'inconnue').toLowerCase()}.`
  return `Une carte « ${(simStates[from] ?? from).toLowerCase()} » ne peut pas devenir « ${(simStates[to] ?? to).toLowerCase()} ».`
}

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
