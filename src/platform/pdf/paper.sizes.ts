export const QUIET = '#4a5a5c'

/** What a sheet measures, in points. An A5 one is half of an A4 sheet, and stays readable: its text is nine points high. */
export type Sizes = {
  page: 'A4' | 'A5'
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
export const sizes: Record<'A4' | 'A5', Sizes> = {
  A4: { page: 'A4', margin: a4, width: 595.28 - 2 * a4, foot: 44, body: 9.5, title: 16, heading: 11, code: 62 },
  A5: { page: 'A5', margin: a5, width: 419.53 - 2 * a5, foot: 40, body: 9, title: 13, heading: 10, code: 42 },
}
