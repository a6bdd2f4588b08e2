const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 })

/** "14 points", "1,5 point", "0 point". */
export const sayPoints = (points: number): string => `${decimal.format(points)} point${Math.abs(points) < 2 ? '' : 's'}`
