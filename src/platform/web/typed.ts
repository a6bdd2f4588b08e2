import type { Typed } from './form.ts'

/** The one value typed in a field; the first when a browser sent several. */
export const one = (value: Typed[string] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** Every value ticked in a field; `otherwise` when it was not sent at all. */
export const many = (value: Typed[string] | undefined, otherwise: string[] = []): string[] =>
  value === undefined ? otherwise : [value].flat()
