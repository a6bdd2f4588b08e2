/** What an act returns instead of its result when a rule says no: a French sentence to show, and the field it concerns. */
export type Refusal = { refusal: string; field?: string }

export const refuse = (refusal: string, field?: string): Refusal => (field ? { refusal, field } : { refusal })

export const refused = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refusal' in result
