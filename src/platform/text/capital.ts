/** "mardi" → "Mardi": a phrase that opens a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "Le matin" → "le matin": what was typed as a sentence, inside another. */
export const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
