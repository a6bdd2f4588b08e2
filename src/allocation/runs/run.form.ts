import { z } from 'zod'

const source = z
  .string('Dites quel tirage public donnera le sort.')
  .min(3, 'Dites quel tirage public donnera le sort.')
  .max(160, 'En 160 signes au plus.')

/** What is announced when a run is frozen. */
export const FreezeForm = z.object({
  name: z
    .string('Donnez un nom à ce passage.')
    .min(2, 'Donnez un nom à ce passage.')
    .max(120, 'En 120 signes au plus.'),
  seed_source: source,
  seed_on: z.iso.date('Choisissez le jour du tirage.'),
  derogations: z.coerce
    .number('Écrivez un nombre entier, zéro s’il n’y en a pas.')
    .int('Écrivez un nombre entier, zéro s’il n’y en a pas.')
    .min(0, 'Écrivez un nombre entier, zéro s’il n’y en a pas.')
    .max(1000, 'Mille au plus.')
    .default(0),
})
export type FreezeForm = z.output<typeof FreezeForm>

/** The draw as its public source gives it. Spaces do not count: two people who copy it write the same seed. */
export const SeedForm = z.object({
  seed: z
    .string('Recopiez le tirage tel qu’il est publié.')
    .min(3, 'Recopiez le tirage tel qu’il est publié.')
    .max(200, 'En 200 signes au plus.')
    .transform((text) => text.replace(/\s+/g, ' ')),
})
export type SeedForm = z.output<typeof SeedForm>

export const CancelRunForm = z.object({
  why: z
    .string('Dites pourquoi ce passage est annulé.')
    .min(10, 'Dites-le en une phrase : elle reste sur la page du passage.')
    .max(500, 'En 500 signes au plus.'),
})
