import type { Errors, Typed } from '#platform/web/form.ts'
import { one } from '#platform/web/typed.ts'
import { kindOptions } from '../devices/device.words.ts'
import { readValue } from '../devices/inventory.value.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { readAcquired, typedAcquired } from './acquired.ts'
import { type Line, overTen } from './line.ts'

/** Lines shown at first, and how many more are added at once. */
const FIRST_LINES = 3
export const MOST_LINES = 60

/** The field of one line: "count.0". */
export const lineField = (name: string, at: number): string => `${name}.${at}`

/** How many lines the page had, however they were filled. */
export function linesShown(typed: Typed): number {
  const last = Object.keys(typed).reduce(
    (most, name) => Math.max(most, Number(/^kind\.(\d+)$/.exec(name)?.[1] ?? -1)),
    -1,
  )
  return Math.min(MOST_LINES, Math.max(FIRST_LINES, last + 1))
}

/** Reads the lines of a lot: those left empty are passed over; the others are given back with what is wrong, field by field. */
export function readLines(typed: Typed, today: string): { lines: Line[]; errors: Errors } {
  const lines: Line[] = []
  const errors: Errors = {}
  for (let at = 0; at < linesShown(typed); at++) {
    const cell = (name: string) => one(typed[lineField(name, at)]) ?? ''
    if (!['kind', 'count', 'acquired', 'value'].some((name) => cell(name) !== '')) continue
    const wrong = (name: string, said: string) => {
      errors[lineField(name, at)] = `Ligne ${at + 1} : ${said}`
    }
    const kind = kindOptions.find(([value]) => value === cell('kind'))?.[0]
    if (!kind) wrong('kind', 'choisissez quels appareils.')
    const count = /^\d{1,6}$/.test(cell('count')) ? Number(cell('count')) : 0
    if (count < 1 || count > 100_000) wrong('count', 'combien d’appareils ? Un nombre de 1 à 100 000.')
    const acquired = cell('acquired') === '' ? null : readAcquired(cell('acquired'), today)
    if (acquired && 'refused' in acquired) wrong('acquired', lower(acquired.refused))
    const value =
      cell('value') === ''
        ? { refused: 'Donnez une valeur, même estimée : 0 si l’appareil ne vaut plus rien.' }
        : readValue(cell('value'))
    if ('refused' in value) wrong('value', lower(value.refused))
    const outcome = cell('outcome') === 'waste' ? 'waste' : 'gift'
    if (cell('outcome') !== outcome) wrong('outcome', lower(GIFT_OR_WASTE))
    if (cell('place').length > 300) wrong('place', 'ce lieu tient en 300 caractères.')
    if ('cents' in value && !(acquired && 'refused' in acquired))
      lines.push({
        position: at,
        kind: (kind ?? 'other') as DeviceKind,
        count,
        acquired,
        unitValueCents: value.cents,
        outcome,
        place: cell('place'),
        protected: cell('protected') === 'oui',
        aware: cell('aware') === 'oui',
      })
  }
  if (Object.keys(typed).some((name) => Number(/^kind\.(\d+)$/.exec(name)?.[1] ?? 0) >= MOST_LINES))
    errors[lineField('kind', 0)] =
      `Un don tient en ${MOST_LINES} lignes : réunissez les appareils d’une même sorte, ou faites plusieurs dons. La liste exacte, machine par machine, s’importe à l’arrivée.`
  if (lines.length === 0 && Object.keys(errors).length === 0)
    errors[lineField('kind', 0)] = 'Ligne 1 : dites quels appareils, et combien d’appareils.'
  return { lines, errors }
}

/** The lines as they were announced on a day, to be typed again. */
export const typedLines = (lines: readonly Line[], day: string): Typed =>
  Object.fromEntries(
    lines.flatMap((line, at): [string, string][] => [
      [lineField('kind', at), line.kind],
      [lineField('count', at), String(line.count)],
      [lineField('acquired', at), typedAcquired(line.acquired)],
      [lineField('value', at), String(line.unitValueCents / 100).replace('.', ',')],
      [lineField('outcome', at), line.outcome],
      [lineField('place', at), line.place],
      [lineField('protected', at), line.protected ? 'oui' : ''],
      [lineField('aware', at), overTen(line.acquired, day) ? 'oui' : ''],
    ]),
  )

/** A gift and a waste do not leave by the same door, nor under the same law. */
const GIFT_OR_WASTE =
  'Don ou déchet ? Cela se décide avant tout enlèvement : le départ d’un déchet s’inscrit au registre (Code de l’environnement, article R. 541-43).'

const lower = (said: string) => said.charAt(0).toLowerCase() + said.slice(1)
