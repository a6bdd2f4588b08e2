import { z } from 'zod'
import { keysOf, short } from '#platform/web/pieces.ts'
import { noticedHows, reaches } from './words.ts'

/** Fields of one pupil's line. */
export const fieldOf = {
  flag: (pupil: string) => `p.${pupil}`,
  since: (pupil: string) => `depuis.${pupil}`,
  noticed: (pupil: string) => `vu.${pupil}`,
  reach: (pupil: string) => `joint.${pupil}`,
  by: (pupil: string) => `par.${pupil}`,
  back: (pupil: string) => `retour.${pupil}`,
}

const box = z.literal('oui', 'Cochez, ou laissez vide.').optional()
const day = z.iso.date('Choisissez un jour.')
const noticed = z.enum(keysOf(noticedHows), 'Choisissez comment vous l’avez remarqué.')

/** One class ticked at once: what holds for all, then each pupil's own line. */
export const tickForm = (pupils: readonly { id: string }[]) =>
  z.object({
    since: day,
    noticed,
    ...Object.fromEntries(
      pupils.flatMap(({ id }) => [
        [fieldOf.flag(id), box],
        [fieldOf.since(id), day.optional()],
        [fieldOf.noticed(id), noticed.optional()],
        [fieldOf.reach(id), z.enum(keysOf(reaches), 'Choisissez une réponse.').default('not_tried')],
        [fieldOf.by(id), short(80).default('')],
        [fieldOf.back(id), box],
      ]),
    ),
  })

/** A pupil ticked as absent, with what was said of that one or of the whole class. */
export type Flagged = { pupil: string; since: string; noticed: string; reach: string; by: string }

/** What a ticked class says, line by line. */
export function ticksIn(
  pupils: readonly { id: string }[],
  values: Record<string, unknown>,
): { flagged: Flagged[]; back: string[] } {
  const said = (name: string) => (values[name] as string | undefined) || undefined
  return {
    flagged: pupils
      .filter(({ id }) => said(fieldOf.flag(id)))
      .map(({ id }) => ({
        pupil: id,
        since: said(fieldOf.since(id)) ?? String(values.since),
        noticed: said(fieldOf.noticed(id)) ?? String(values.noticed),
        reach: said(fieldOf.reach(id)) ?? 'not_tried',
        by: said(fieldOf.by(id)) ?? '',
      })),
    back: pupils.filter(({ id }) => said(fieldOf.back(id))).map(({ id }) => id),
  }
}
