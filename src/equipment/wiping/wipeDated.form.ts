import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { explanations } from './wipeRecord.words.ts'

/** Why the date of a log may be believed. `file` is the digest of the log. */
export const DatedForm = z
  .object({
    version: z.coerce.number().int(),
    file: z.string().regex(/^[0-9a-f]{64}$/, { error: 'Rouvrez la page de l’appareil, puis recommencez.' }),
    method: z.enum(keysOf(explanations), { error: 'Dites pourquoi ce journal peut être cru.' }),
    done_on: z.iso.date({ error: 'Choisissez un jour.' }),
    place: z
      .string({ error: 'Dites où : l’atelier, une ville.' })
      .min(2, { error: 'Dites où : l’atelier, une ville.' })
      .max(120, { error: 'Ce lieu est trop long.' }),
    said_by: z.string().max(80, { error: 'Ce texte est trop long.' }).default(''),
    paper: z.string().max(60, { error: 'Ce texte est trop long.' }).default(''),
  })
  .refine(({ method, said_by }) => method !== 'donor_wiped' || said_by.trim() !== '', {
    path: ['said_by'],
    error: 'Écrivez qui l’atteste chez le donateur.',
  })
  .refine(({ method, paper }) => method !== 'donor_wiped' || paper.trim() !== '', {
    path: ['paper'],
    error: 'Écrivez quel document le dit : une lettre, un courriel, un procès-verbal, et sa date.',
  })

/** What the second person checked. */
export const DateSeen = z.object({
  dated: z.literal('oui', { error: 'Cochez ce que vous avez vérifié, ou annulez ce constat.' }),
})
