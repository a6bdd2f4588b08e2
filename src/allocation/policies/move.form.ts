import { z } from 'zod'

/** A line of a draft and where it goes, "priorite-2.up", as a button of the page sends it. */
export const MoveForm = z.object({
  move: z
    .string('Choisissez un bouton de la page.')
    .regex(/^(priorite|points)-\d{1,2}\.(up|out)$/, 'Choisissez un bouton de la page.'),
  edits: z.coerce.number('Rouvrez cette page, puis recommencez.').int().min(0),
})
