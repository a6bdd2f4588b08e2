import { z } from 'zod'
import { LEAST } from '#needs/census/results/byFive.rules.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { smallGroups, smallMonths } from '../runs/shown.rules.ts'
import type { Scenario } from '../solving/scenario.ts'

const need = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  kind: z.string(),
  stratum: z.number(),
  points: z.number(),
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-01$/)
    .nullable(),
  attributes: z.record(z.string().regex(/^q\d+$/), z.literal('1')),
})
const list = z.strictObject({
  seed: z.string(),
  needs: z.array(need),
  supply: z.array(
    z.strictObject({
      class: z.string(),
      count: z.number(),
      suits: z.array(z.string()),
      fit: z.record(z.string(), z.number()),
    }),
  ),
  quotas: z.array(
    z.strictObject({
      name: z.string(),
      where: z.record(z.string().regex(/^q\d+$/), z.array(z.literal('1'))),
      class: z.string().nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
    }),
  ),
})

/**
 * Why a list may not be shown to everybody, in French; null when it names nobody. `written` is the list as its file would write it. The
 * lines of a run that follows stand already, month for month, in the list that it goes on with: there they were five or more.
 */
export function refusalToShow(written: unknown, follows: boolean): string | null {
  const read = list.safeParse(written)
  if (!read.success)
    return `Ce passage ne peut pas être publié : sa liste contient plus que des codes, des mois et des quotas (${whereIn(read.error.issues[0])}).`
  const scenario = read.data as Scenario
  if (scenario.needs.length < LEAST)
    return 'Ce passage ne peut pas être publié : il compte moins de cinq familles, on les reconnaîtrait.'
  const [small, ...others] = [...smallGroups(scenario), ...(follows ? [] : smallMonths(scenario))]
  if (!small) return null
  const names = small.words.length > 0 ? `« ${sayList(small.words)} »` : 'aucun de ces noms'
  return `Ce passage ne peut pas être publié : ${names} désigne moins de cinq familles${
    others.length > 0 ? `, et ${others.length} ${others.length > 1 ? 'autres groupes' : 'autre groupe'} avec` : ''
  }. Il reste à la commission, et les lettres se remettent. Pour publier, figez un autre passage : ces noms y seront remplacés par des numéros, et ces mois regroupés.`
}

const whereIn = (issue: z.core.$ZodIssue | undefined): string => {
  const [part, position] = issue?.path ?? []
  const place = part === 'needs' ? 'besoin' : part === 'quotas' ? 'quota' : 'stock'
  return typeof position === 'number' ? `${place} n° ${position + 1}` : 'dans son ensemble'
}
