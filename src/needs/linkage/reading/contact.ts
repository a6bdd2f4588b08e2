const sorted = (list: string[]): string => [...new Set(list)].filter(Boolean).sort().join('|')

/**
 * The phone numbers of a cell as national digits: "+33 6 12 34 56 78" and "06.12.34.56.78" → "0612345678"; several are parted
 * by "|". Digits all alike ("0000000000") are nobody's number: ''.
 */
export const readPhone = (text: string): string =>
  sorted(
    text.split(/[|;,/\n]|\bou\b|\bet\b/i).map((part) => national(part.replace(/\(0\)/g, '').replace(/[^\d+]/g, ''))),
  )

const national = (typed: string): string => {
  const digits = typed
    .replace(/^\+/, '00')
    .replace(/\+/g, '')
    .replace(/^0{2,}33(?=\d{9}$)|^33(?=\d{9}$)/, '0')
  const full = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits
  return full.length < 6 || full.length > 17 || /^0?(\d)\1+$/.test(full) ? '' : full
}

/** The e-mail addresses of a cell in small letters, without what follows a "+"; several are parted by "|". */
export const readEmail = (text: string): string =>
  sorted(
    text
      .toLowerCase()
      .normalize('NFC')
      .split(/[|;,\s]+/)
      .map((part) => part.replace(/^mailto:|^[<(]+|[>)]+$/g, '').replace(/(?<=[^+])\+[^@]*(?=@)/, ''))
      .filter((part) => /^[^@]+@[^@]+$/.test(part)),
  )
