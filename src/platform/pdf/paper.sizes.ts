export const QUIET = '#4a5a5c'

/** What a sheet measures, in points. An A5 one is half of an A4 sheet, and stays readable: its text is nine points high. A wide one is A4 on its side. */
export type Sizes = {
  page: 'A4' | 'A5'
  layout?: 'landscape'
  margin: number
  width: number
  foot: number
  body: number
  title: number
  heading: number
  code: number
}

const a4 = 40
const a5 = 30
const whole = { page: 'A4', margin: a4, foot: 44, body: 9.5, title: 16, heading: 11, code: 62 } as const
export const sizes: Record<'A4' | 'A5' | 'wide', Sizes> = {
  A4: { ...whole, width: 595.28 - 2 * a4 },
  wide: { ...whole, layout: 'landscape', width: 841.89 - 2 * a4 },
  A5: { page: 'A5', margin: a5, width: 419.53 - 2 * a5, foot: 40, body: 9, title: 13, heading: 10, code: 42 },
}
