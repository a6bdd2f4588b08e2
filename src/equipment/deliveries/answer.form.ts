import { z } from 'zod'
import { isId } from '#platform/db/id.ts'
import { nameTyped, versionRead } from '#platform/web/pieces.ts'
import type { Contested } from './confirm.store.ts'
import type { Exception } from './note.exceptions.store.ts'
import { exceptionId } from './note.words.ts'

const sentence = z.string().max(500, { error: 'Ce texte tient en 500 caractères.' })

/** The version that was read, and, behind a link, the name of who answers. */
export const ConfirmForm = z.object({ version: versionRead })
export const ConfirmByLinkForm = ConfirmForm.extend({
  who: nameTyped(80, 'Écrivez votre prénom et votre nom : l’atelier saura à qui il parle.'),
})

export const contestField = (id: string) => `c.${id}`

/** One sentence for each exception that is contested, and one for the whole. */
export const contestForm = <Shape extends z.ZodRawShape>(base: z.ZodObject<Shape>, exceptions: readonly Exception[]) =>
  z.object({
    ...base.shape,
    ...Object.fromEntries(exceptions.map((one) => [contestField(exceptionId(one)), sentence.optional()])),
    whole: sentence.optional(),
  })

/** What was contested, in the order of the page. */
export function contestsIn(values: Record<string, unknown>, exceptions: readonly Exception[]): Contested[] {
  const points = exceptions.flatMap((one): Contested[] => {
    const said = values[contestField(exceptionId(one))]
    return typeof said === 'string' && said ? [{ line: one.scan_id ? null : one.line_id, scan: one.scan_id, said }] : []
  })
  return typeof values.whole === 'string' && values.whole
    ? [...points, { line: null, scan: null, said: values.whole }]
    : points
}

export const answerField = (id: string) => `a.${id}`

/** One answer a point. */
export const answersForm = (ids: readonly string[]) =>
  z.object(
    Object.fromEntries(
      ids.filter(isId).map((id) => [answerField(id), sentence.min(1, { error: 'Répondez à ce point.' })]),
    ),
  )
