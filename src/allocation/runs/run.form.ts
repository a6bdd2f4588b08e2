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

const DRAW = 'Recopiez les numéros du tirage tels qu’ils sont publiés.'

/**
 * The draw as its public source gives it, in the one way in which it can be written: its numbers, the smallest first. Words, order, leading
 * zeros and punctuation do not count, so that nobody chooses among spellings the one that suits; a digest in hexadecimal is kept whole.
 */
export function seedOf(typed: string): string {
  const text = typed.normalize('NFKC').toLowerCase()
  const digest = text.replace(/\s+/g, '').replace(/^0x/, '')
  if (/^[0-9a-f]{32,}$/.test(digest) && /[a-f]/.test(digest)) return digest
  const numbers = (text.match(/[0-9]+/g) ?? []).map((number) => number.replace(/^0+(?=.)/, ''))
  return numbers.sort((a, b) => a.length - b.length || (a < b ? -1 : Number(a > b))).join(' ')
}

export const SeedForm = z.object({
  seed: z
    .string('Recopiez le tirage tel qu’il est publié.')
    .min(3, 'Recopiez le tirage tel qu’il est publié.')
    .max(200, 'En 200 signes au plus.')
    .transform(seedOf)
    .refine((seed) => seed.replaceAll(' ', '').length >= 3, DRAW),
})
export type SeedForm = z.output<typeof SeedForm>

export const CancelRunForm = z.object({
  why: z
    .string('Dites pourquoi ce passage est annulé.')
    .min(10, 'Dites-le en une phrase : elle reste sur la page du passage.')
    .max(500, 'En 500 signes au plus.'),
})
