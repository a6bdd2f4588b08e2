import { sayDate } from '#platform/i18n/dates.ts'
import { listHash } from './listHash.ts'
import { announcedIn } from './passage.ts'

/** What a file's list and draw are, against what was announced before the seed. */
export interface Announced {
  faults: string[]
  /** Sentences to compare with the public page. */
  verdicts: string[]
}

/** Compares a file with what it says was announced. A result that no run published has nothing to compare. */
export function againstAnnounced(written: unknown): Announced {
  const { certificate, passage } = written as { certificate?: { scenario?: unknown }; passage?: unknown }
  const scenario = certificate?.scenario as { seed: string; needs: { id: string }[] } | undefined
  if (!scenario || passage === undefined) return { faults: [], verdicts: [] }
  const announced = announcedIn(written)
  if (!announced) return { faults: ['Le fichier ne dit plus ce qui avait été annoncé avant le tirage.'], verdicts: [] }
  const found = listHash(scenario)
  const faults: string[] = []
  if (found !== announced.listHash)
    faults.push(
      `La liste n’est pas celle qui avait été annoncée : son empreinte est ${found}, l’annonce disait ${announced.listHash}.`,
    )
  if (String(scenario.seed) !== announced.seed)
    faults.push(
      `Les numéros du tirage du certificat, « ${scenario.seed} », ne sont pas ceux du passage, « ${announced.seed} ».`,
    )
  return {
    faults,
    verdicts: [
      `Liste figée le ${sayDate(announced.frozenOn)} : son empreinte est bien ${found}. Comparez-la à celle de la page publique.`,
      `Tirage : ${scenario.needs.length} ${scenario.needs.length > 1 ? 'numéros refaits' : 'numéro refait'} avec les numéros du tirage « ${scenario.seed} » (${announced.seedSource}, ${sayDate(announced.seedOn)}).`,
    ],
  }
}
