import { randomUUIDv7 } from 'node:crypto'

/** A UUIDv7: sortable by time, the only kind of identifier in Maillon. */
export const newId = (): string => randomUUIDv7()

/** Whether a text from a URL or a form may be an identifier; what is not cannot be found. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
