import { z } from 'zod'
import { short } from '#platform/web/pieces.ts'

const list = {
  order: z.enum(['last_first', 'first_last'], 'Choisissez ce qui vient en premier.').default('last_first'),
  names: z
    .string('Collez au moins un nom, un élève par ligne.')
    .max(8000, 'Cette liste est trop longue : collez une classe à la fois.'),
}

/** A class of this school year, with its list as it was pasted. */
export const ClassForm = z.object({ name: short(30, 'Écrivez le nom de la classe.'), ...list })
export type ClassForm = z.output<typeof ClassForm>

/** Names to add to a class; those that are known already are left alone. */
export const NamesForm = z.object(list)
export type NamesForm = z.output<typeof NamesForm>
