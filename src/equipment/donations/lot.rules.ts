import type { Errors } from '#platform/web/form.ts'
import { reservesOf, TEN_YEARS } from '../reuse/reuse.rules.ts'
import { TARGET_SOURCE } from '../reuse/reuse.target.ts'
import { mayAnnounce, refusalOfDay } from './donation.rules.ts'
import { given, type Line, totalOf } from './line.ts'

/** What a donor announces, once it is understood. Days are 'YYYY-MM-DD'. */
export type Announced = {
  publicBody: boolean
  ready_on?: string
  remove_by: string
  lines: readonly Line[]
}

/** All that the law and the calendar refuse of a lot, field by field; empty when nothing stands in the way. */
export function refusalsOfLot({ publicBody, ready_on, remove_by, lines }: Announced, today: string): Errors {
  const errors: Errors = {}
  const past = refusalOfDay(ready_on, today)
  if (past) errors.ready_on = past
  const late = refusalOfDeadline(remove_by, ready_on, today)
  if (late) errors.remove_by = late
  for (const line of given(lines)) {
    const refusal = mayAnnounce({ publicBody, unitValueCents: line.unitValueCents })
    if (refusal) errors[`value.${line.position}`] = `Ligne ${line.position + 1} : ${refusal}`
    const old = publicBody && !line.aware && reserveOfAge(line, Number(today.slice(0, 4)))
    if (old) errors[`aware.${line.position}`] = `Ligne ${line.position + 1} : ${old}`
  }
  const count = totalOf(given(lines))
  if (lines.length > 0 && given(lines).length === 0) errors[`outcome.${lines[0]?.position}`] = ONLY_WASTE
  if (count > 100_000)
    errors[`count.${lines[0]?.position}`] = 'Un don compte au plus 100 000 appareils : faites-en deux.'
  return errors
}

const ONLY_WASTE =
  'Toutes ces lignes sont des déchets : elles vont à un éco-organisme, pas à un atelier. Notez leur départ au registre des déchets (Code de l’environnement, article R. 541-43).'

/**
 * Machines over ten years old may be given, but the decree leaves them out of the share of a public body: its donor says that it knows.
 * The sentence to read first, or null.
 */
const reserveOfAge = (line: Line, year: number): string | null =>
  reservesOf(line, year).includes(TEN_YEARS)
    ? `ces appareils ont plus de dix ans. Vous pouvez les donner, mais ils ne comptent pas dans votre taux de réemploi (${TARGET_SOURCE}). Cochez « Donner quand même », ou choisissez « Déchet ».`
    : null

/** The last day on which a lot may be fetched: to come, and not before the first one. */
export function refusalOfDeadline(removeBy: string, readyOn: string | undefined, today: string): string | null {
  if (removeBy < today)
    return 'Cette date limite est passée : donnez un jour à venir. L’acte de cession doit la dire (convention-type de l’État).'
  return readyOn && removeBy < readyOn ? 'La date limite vient avant le premier jour où l’on peut venir.' : null
}

/** A donor corrects a lot until it is accepted: what was accepted is what the deed says. Why not, or null. */
export function refusalToCorrect(
  lot: { state: string; organisation_id: string },
  organisationId: string,
): string | null {
  if (lot.organisation_id !== organisationId) return 'C’est au donateur de corriger ce don.'
  return lot.state === 'announced'
    ? null
    : 'L’atelier a déjà répondu : ce don ne se corrige plus. Annoncez-en un autre pour le reste.'
}
