import { createHash } from 'node:crypto'
import { duties } from '../handovers/agreement.duties.ts'

export type AgreedKind = keyof typeof duties

/** What both sides commit to, as the agreement says it, line by line. */
export const wordsOf = (kind: AgreedKind): string[] => {
  const { cost, family, wear, organisation } = duties[kind]
  return [
    cost,
    ...family.map((line) => `La famille : ${line}`),
    wear,
    ...organisation.map((line) => `La structure : ${line}`),
  ].map((line) => line.replace(/ ;$/, '.').replaceAll(' :', '\u00a0:'))
}

/** The digest of these words: two tablets that show the same version had the same words read. */
export const versionOf = (kind: AgreedKind): string =>
  createHash('sha256').update(wordsOf(kind).join('\n')).digest('hex')
