import { z } from 'zod'
import { count, short, versionRead } from '#platform/web/pieces.ts'
import { aimFields } from '../programmes/aim.form.ts'
import { kinds } from '../programmes/words.ts'

/** A crossing quota as its form sends it. */
export const QuotaRuleForm = z.object({
  name: short(80, 'Donnez un nom, par exemple « Élèves d’Avion ».').min(2, 'Ce nom est trop court.'),
  kind: z.enum(kinds, 'Dites ce que ce quota limite.'),
  at_least: count('Au moins', 0, 20_000).optional(),
  awaited: z.literal('oui').optional(),
  at_most: count('Au plus', 0, 20_000).optional(),
  ...aimFields,
  organisations: z.array(z.uuid('Choisissez parmi les structures affichées.')).max(200).default([]),
  agreements: z.array(z.uuid('Choisissez parmi les conventions affichées.')).max(200).default([]),
  version: versionRead.optional(),
})
export type QuotaRuleForm = z.output<typeof QuotaRuleForm>

export const EndForm = z.object({ version: versionRead })
