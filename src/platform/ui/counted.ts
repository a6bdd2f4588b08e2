const figures = new Intl.NumberFormat('fr-FR')

/** 1200 → "1 200", as French print does. */
export const sayNumber = (n: number): string => (Number.isInteger(n) && n >= 0 && n < 1000 ? `${n}` : figures.format(n))

/** A number never stands without its noun; zero and one take the singular: "0 famille", "1 famille", "2 familles". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${sayNumber(n)} ${Math.abs(n) < 2 ? one : many}`
