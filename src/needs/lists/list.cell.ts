import { z } from 'zod'
import { phoneTyped, sayPhone } from '#network/phones/phone.ts'
import { sayNumeric } from '#platform/i18n/dates.ts'
import type { Level } from '#platform/tables/cell.ts'
import { type DateOrder, readDay } from '#platform/tables/date.ts'
import { REMOVED } from '#platform/tables/list.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { nameTyped } from '#platform/web/pieces.ts'
import { languageMeant, sayLanguage } from '../households/languages.ts'

/** A cell understood or not: its value (null when it gives nothing), and why when that is not plain. */
export type Cell<T> = { value: T | null; level: Level; understood?: string; why: string }

const read = <T>(value: T, understood?: string, doubt = ''): Cell<T> => ({
  value,
  level: doubt ? 'doubt' : 'read',
  understood,
  why: doubt,
})
const lost = (why: string): Cell<never> => ({ value: null, level: 'refused', why })

export const holdsNumber =
  'Cette cellule contenait un numéro de sécurité sociale. Maillon n’a pas le droit de le garder : retirez-le.'

/** Refuses a cell in which a national insurance number was removed; null for any other. */
export const removed = (cell: string): Cell<never> | null => (cell.includes(REMOVED) ? lost(holdsNumber) : null)

const name = nameTyped(120, 'Écrivez le nom en entier.')
/** The name of a family, as it is written. */
export function readName(cell: string): Cell<string> {
  const typed = name.safeParse(cell)
  return typed.success ? read(typed.data) : lost(typed.error.issues[0]?.message ?? '')
}

/** A phone as lists hold it, the zero that a spreadsheet ate put back; of two numbers in one cell the first is kept. */
export function readPhone(cell: string): Cell<string> {
  const whole = phoneTyped.safeParse(cell)
  if (whole.success) return read(whole.data, sayPhone(whole.data))
  for (const part of cell.split(/[/;,|\n]| ou | et /)) {
    const first = phoneTyped.safeParse(part)
    if (first.success) return read(first.data, sayPhone(first.data), 'Plusieurs numéros : le premier est gardé.')
  }
  return lost('Ce numéro de téléphone ne semble pas complet.')
}

/** An e-mail address, in small letters, taken out of a link. */
export function readEmail(cell: string): Cell<string> {
  const email = cell
    .replace(/^mailto:/i, '')
    .trim()
    .toLowerCase()
  return z.email().safeParse(email).success ? read(email) : lost('Cette adresse e-mail ne semble pas complète.')
}

/** A number of people: "3", "3 enfants", "3,0". */
export function readCount(cell: string, most: number): Cell<number> {
  const digits = /^(\d+)(?:[.,]0+)?(?:\s*\p{L}+)?$/u.exec(cell.replace(/[\u00a0\u202f ](?=\d{3}\b)/g, ''))?.[1]
  if (digits === undefined)
    return /^(aucune?|neant|zero|-)$/.test(nameKey(cell) || cell) ? read(0) : lost('Écrivez un nombre entier.')
  return Number(digits) <= most ? read(Number(digits)) : lost(`${new Intl.NumberFormat('fr-FR').format(most)} au plus.`)
}

/** The languages that some words name; one that the list of Maillon does not hold is "une autre langue". */
export function readLanguages(cell: string): Cell<string[]> {
  const parts = cell
    .split(/[,;/+&|]| et /)
    .map(nameKey)
    .filter(Boolean)
  const codes = parts.map((part) => languageMeant(part) ?? 'other')
  if (codes.length === 0) return read(['fr'])
  const said = codes.map(sayLanguage).join(', ')
  return read(
    [...new Set(codes)],
    said,
    codes.includes('other') ? 'Une langue n’est pas dans la liste : notée « une autre langue ».' : '',
  )
}

/** The day of an agreement: not ahead of today, nor older than 2015; a day that reads two ways is in doubt. */
export function readAgreedOn(cell: string, dates: { order: DateOrder; proved: boolean }, today: string): Cell<string> {
  const day = readDay(cell, dates)
  if ('refused' in day) return lost(day.refused)
  if (day.date > today) return lost('Ce jour n’est pas encore venu.')
  if (day.date < '2015-01-01') return lost('Cet accord est trop ancien : redemandez-le à la famille.')
  return read(day.date, sayNumeric(day.date), day.doubt ?? '')
}

/** The year of a birth, of a year or of a whole date: no more of it is needed. */
export function readBirthYear(cell: string, today: string): Cell<number> {
  const day = readDay(cell, { order: 'day first', proved: true })
  const written = 'refused' in day ? '' : day.date.slice(0, 4)
  return written >= '1900' && written <= today.slice(0, 4)
    ? read(Number(written), written)
    : {
        value: null,
        level: 'doubt',
        why: 'Cette année n’est pas comprise : elle n’est pas reprise. Par exemple : 2010.',
      }
}
