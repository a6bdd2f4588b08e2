import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { backups, destinations, sensitivities } from './certificate.words.ts'

/** What the second person says when they verified the evidence. */
export const CheckForm = z.object({
  evidence: z.string().max(64),
  looked: z.literal('oui', { error: 'Regardez chaque preuve, puis cochez cette case.' }),
  destination: z.enum(keysOf(destinations), { error: 'Dites où va cet appareil.' }),
  sensitivity: z.enum(keysOf(sensitivities), { error: 'Choisissez dans la liste.' }).default('unknown'),
  backup: z.enum(keysOf(backups), { error: 'Choisissez dans la liste.' }).default('unknown'),
  /** Each doubt was looked at; asked only when there is one. */
  doubts: z.literal('oui').optional(),
  title: z
    .string({ error: 'Écrivez votre fonction : elle figure sur le certificat.' })
    .max(80, { error: 'Ce texte est trop long.' }),
  place: z.string({ error: 'Écrivez la ville où vous êtes.' }).max(80, { error: 'Ce texte est trop long.' }),
})

/** A digest pasted as people copy it: blanks and capitals do not count. */
export const DigestForm = z.object({
  code: z.string().max(40).optional(),
  digest: z
    .string()
    .max(200)
    .transform((text) => text.replace(/[\s:]/g, '').toLowerCase())
    .optional(),
  file: z.file().optional(),
})

export const SerialForm = z.object({
  serial: z.string({ error: 'Écrivez le numéro lu sous l’appareil.' }).max(120, { error: 'Ce numéro est trop long.' }),
})
