import { nameKey } from '#platform/text/nameKey.ts'

/** An identifier without spaces or punctuation. A French social security number leaves its two check digits, often not copied. */
export const readIdNumber = (text: string): string => {
  const id = nameKey(text).replaceAll(' ', '')
  return /^[12]\d{4}(?:\d|2[ab])\w?\d{7,8}$/.test(id) && id.length === 15 ? id.slice(0, 13) : id
}
