import { z } from 'zod'
import type { Refusal } from '#platform/access/refusal.ts'
import type { Scenario } from './scenario.ts'

const name = (what: string) =>
  z
    .string(`${what} : il manque un nom.`)
    .min(1, `${what} : le nom est vide.`)
    // Prices and fits are read by name: every object answers to these by itself.
    .refine((value) => !(value in Object.prototype), `${what} : choisissez un autre nom.`)
const whole = (what: string) =>
  z
    .number(`${what} : écrivez un nombre.`)
    .int(`${what} : écrivez un nombre entier.`)
    .min(0, `${what} : écrivez un nombre positif.`)
const score = (what: string) =>
  z
    .number(`${what} : écrivez un nombre.`)
    .min(-1_000_000, `${what} : au moins −1 000 000.`)
    .max(1_000_000, `${what} : 1 000 000 au plus.`)
    .refine((value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6, `${what} : trois décimales au plus.`)
const WHERE =
  'Quota : « where » donne, pour chaque attribut, une valeur ou une liste de valeurs, écrites entre guillemets.'
const values = z.union([z.string(), z.array(z.string())], WHERE).transform((one) => [one].flat())

const need = z.strictObject({
  id: name('Besoin'),
  kind: name('Genre du besoin'),
  stratum: whole('Priorité du besoin').max(1000, 'Priorité du besoin : 1000 au plus.'),
  points: score('Points du besoin').default(0),
  since: z.iso.date('Date du besoin : écrivez-la comme 2026-09-01.').nullable().default(null),
  attributes: z
    .record(z.string(), z.string('Attributs du besoin : une valeur entre guillemets pour chacun.'))
    .default({}),
})
const supply = z.strictObject({
  class: name('Stock'),
  count: whole('Nombre en stock').max(10_000_000, 'Nombre en stock : dix millions au plus.'),
  suits: z.array(z.string(), 'Stock : dites à quels genres de besoins il convient.'),
  fit: z.record(z.string(), score('Adéquation')).default({}),
})
const quota = z.strictObject({
  name: name('Quota'),
  where: z.record(z.string(), values, WHERE).default({}),
  class: z.string().nullable().default(null),
  min: whole('Minimum du quota').nullable().default(null),
  max: whole('Maximum du quota').nullable().default(null),
})
const scenario = z.strictObject({
  seed: z.union([z.string(), z.number().transform(String)], 'Il manque « seed », les numéros du tirage.'),
  needs: z.array(need, 'Il manque « needs », la liste des besoins.'),
  supply: z.array(supply, 'Il manque « supply », le stock.'),
  quotas: z.array(quota, '« quotas » est une liste.').default([]),
})

/** A scenario as a program or a statistician writes it, or the first thing that keeps it from being one. */
export function readScenario(written: unknown): Scenario | Refusal {
  const read = scenario.safeParse(written)
  if (!read.success) return { refusal: sayIssue(read.error.issues[0]) }
  const { needs, supply: stock, quotas } = read.data
  const twice =
    repeated(needs.map(({ id }) => id)) ??
    repeated(stock.map((one) => one.class)) ??
    repeated(quotas.map((one) => one.name))
  if (twice !== undefined)
    return { refusal: `« ${twice} » est écrit deux fois : un besoin, une classe de stock ou un quota n’a qu’un nom.` }
  const stranger = quotas.find((one) => one.class !== null && !stock.some((supplied) => supplied.class === one.class))
  if (stranger)
    return {
      refusal: `Le quota « ${stranger.name} » parle d’une classe que le stock ne connaît pas : « ${stranger.class} ».`,
    }
  return read.data
}

const repeated = (all: string[]): string | undefined => {
  const seen = new Set<string>()
  return all.find((one) => seen.size === seen.add(one).size)
}

function sayIssue(issue: z.core.$ZodIssue | undefined): string {
  const [list, position] = issue?.path ?? []
  const where =
    typeof position === 'number'
      ? ` (${list === 'needs' ? 'besoin' : list === 'quotas' ? 'quota' : 'stock'} n° ${position + 1})`
      : ''
  const what = sayWhat(issue)
  return `${what.replace(/\.$/, '')}${where}.`
}

/** A word that the form does not know is refused: a "quota" for "quotas" would leave every limit out. */
function sayWhat(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return `« ${issue.keys.join(' », « ')} » : ce mot n’est pas attendu ici`
  return /^(Invalid|Unrecognized|Too)/.test(issue?.message ?? 'Invalid')
    ? 'Ce fichier n’a pas la forme attendue.'
    : (issue?.message ?? '')
}
