import { z } from 'zod'
import type { Typed } from '#platform/web/form.ts'
import type { FactName } from '../ranking/facts.ts'
import { facts } from '../ranking/facts.ts'
import type { Condition } from '../ranking/policy.ts'
import { factNames, MOST_POINTS } from './policy.rules.ts'
import { factChoices } from './policy.words.ts'

/** Largest number that a condition compares: months of a long wait; nobody has more children. */
const MOST = 240
const whole = `Écrivez un nombre entier, de 0 à ${MOST}.`
const number = z.coerce.number(whole).int(whole).min(0, whole).max(MOST, whole).optional()

/** Name of the fields of one fact: `children-atLeast`, `children-atMost`; a fact of several or a yes bears its own. */
export const boundField = (fact: FactName, bound: 'atLeast' | 'atMost') => `${fact}-${bound}`

const fieldsOf = (fact: FactName): [string, z.ZodType][] => {
  if (facts[fact].shape === 'yes') return [[fact, z.literal('oui').optional()]]
  if (facts[fact].shape === 'number')
    return [
      [boundField(fact, 'atLeast'), number],
      [boundField(fact, 'atMost'), number],
    ]
  const known = Object.keys(factChoices[fact] ?? {}) as [string, ...string[]]
  return [[fact, z.array(z.enum(known, 'Choisissez dans la liste.')).default([])]]
}
const conditionFields = Object.fromEntries(factNames.flatMap(fieldsOf))

const edits = z.coerce.number('Rouvrez cette page, puis recommencez.').int().min(0)
const label = (empty: string) => z.string(empty).min(2, empty).max(120, 'Cette phrase tient en 120 caractères.')
const points = `Écrivez un nombre entier, de −${MOST_POINTS} à ${MOST_POINTS}.`
const step = z.enum(['save', 'try'], 'Choisissez un bouton de la page.').default('save')

/** A priority as its page sends it. */
export const StratumForm = z.object({ name: label('Donnez un nom à cette priorité.'), ...conditionFields, edits, step })
/** A line of points as its page sends it; a minus sign may be typed as print writes it. */
export const PointsForm = z.object({
  name: label('Écrivez la raison : la famille la lira.'),
  points: z
    .preprocess(
      (typed) => (typeof typed === 'string' ? typed.replace(/^[−–]/, '-').replace(/^\+/, '') : typed),
      z.coerce.number(points).int(points).min(-MOST_POINTS, points).max(MOST_POINTS, points),
    )
    .optional()
    .refine((typed) => typed !== undefined, points),
  ...conditionFields,
  edits,
  step,
})
/** The name of the last priority, that of all the others. */
export const OthersForm = z.object({ name: label('Donnez un nom aux autres familles.'), edits, step })

/** The conditions that a form says: one a fact at most, none where nothing is checked. */
export const conditionsIn = (values: Record<string, unknown>): Condition[] =>
  factNames.flatMap((fact): Condition[] => {
    const { shape } = facts[fact]
    if (shape === 'yes') return values[fact] === 'oui' ? [{ fact }] : []
    if (shape === 'several') {
      const chosen = (values[fact] ?? []) as string[]
      return chosen.length > 0 ? [{ fact, values: chosen }] : []
    }
    const atLeast = values[boundField(fact, 'atLeast')] as number | undefined
    const atMost = values[boundField(fact, 'atMost')] as number | undefined
    if (atLeast === undefined && atMost === undefined) return []
    return [{ fact, ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) }]
  })

/** The same fields, filled with what a draft says. */
export const typedOf = (all: readonly Condition[]): Typed =>
  Object.fromEntries(
    all.flatMap(({ fact, values, atLeast, atMost }): [string, string | string[]][] => {
      const { shape } = facts[fact]
      if (shape === 'yes') return [[fact, 'oui']]
      if (shape === 'several') return [[fact, values ?? []]]
      return [
        ...(atLeast === undefined ? [] : [[boundField(fact, 'atLeast'), String(atLeast)] as [string, string]]),
        ...(atMost === undefined ? [] : [[boundField(fact, 'atMost'), String(atMost)] as [string, string]]),
      ]
    }),
  )
