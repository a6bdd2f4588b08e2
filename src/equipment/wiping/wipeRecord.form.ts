import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { destructions, resets } from './wipeRecord.words.ts'

const version = z.coerce.number().int()
const day = z.iso.date({ error: 'Choisissez un jour.' })
const place = z
  .string({ error: 'Dites où : l’atelier, une ville.' })
  .min(2, { error: 'Dites où : l’atelier, une ville.' })
  .max(120, { error: 'Ce lieu est trop long.' })

export const DestructionForm = z.object({
  version,
  serial: z.string({ error: 'Choisissez le disque.' }).max(120),
  method: z.enum(keysOf(destructions), { error: 'Dites comment il a été détruit.' }),
  done_on: day,
  place,
  slip: z.string().max(60, { error: 'Ce numéro est trop long.' }).default(''),
})

export const ResetForm = z.object({
  version,
  method: z.enum(keysOf(resets), { error: 'Dites comment l’appareil a été remis à zéro.' }),
  system: z.string({ error: 'Écrivez le système et sa version.' }).max(80, { error: 'Ce texte est trop long.' }),
  done_on: day,
  place,
})

/** What the second person saw: each box is one look. */
export const DestroyedSeen = z.object({
  destroyed: z.literal('oui', { error: 'Cochez ce que vous avez vu, ou annulez ce constat.' }),
})
export const ResetSeen = z.object({
  first_screen: z.literal('oui', { error: 'Allumez l’appareil : l’écran de premier démarrage doit apparaître.' }),
  no_account: z.literal('oui', {
    error: 'Si un ancien compte est demandé, l’appareil est verrouillé : notez-le dans ses empêchements.',
  }),
})
