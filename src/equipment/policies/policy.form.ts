import { z } from 'zod'
import { ladders, proposedScale, type Scale, type ScaleKey, thresholds, weights } from './scale.ts'

const number = (label: string, most: number) => {
  const said = `${label} : un nombre entier de 0 à ${most}.`
  return z.coerce.number(said).int(said).min(0, said).max(most, said)
}
const of = (words: Readonly<Record<string, string>>, most: number) =>
  Object.entries(words).map(([key, label]) => [key, number(label, most)])

const fields = Object.fromEntries([
  ...Object.values(ladders).flatMap((ladder) => of(ladder, 100)),
  ...of(weights, 20),
  ...of(thresholds, 10_000),
]) as Record<ScaleKey, ReturnType<typeof number>>

export const PolicyForm = z.object({
  read: z.coerce.number('Rouvrez le barème, puis recommencez.').int().min(0),
  ...fields,
  since: z.iso.date('Choisissez le jour où ce barème commence.'),
  step: z.enum(['preview', 'write']).default('preview'),
})

export const scaleIn = (values: Scale): Scale =>
  Object.fromEntries(Object.keys(proposedScale).map((key) => [key, values[key as ScaleKey]])) as Scale
