import { readFileSync } from 'node:fs'

/** The version of Maillon, as its package says. */
export const version = (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
