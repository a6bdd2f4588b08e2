import type { Drive } from '#equipment/devices/snapshot.drives.ts'
import type { LocalTime } from './wipeLog.lines.ts'
import type { WipeVerdict } from './wipeLog.verdict.ts'

/** One pass of an erase action. `verifies`: it read the drive back instead of writing. */
export type EraseStep = { verifies: boolean; zeros: boolean; failed: boolean; ended: boolean }

/** One drive erased as a snapshot tells it. `said`: a command printed its result; `bytesRead`: how much it read back. */
export type EraseAction = {
  type: string
  device: string
  drive: Pick<Drive, 'model' | 'serial' | 'bytes' | 'type'>
  started: LocalTime | null
  finished: LocalTime | null
  failed: boolean
  steps: EraseStep[]
  said: boolean
  bytesRead: number | null
}

/**
 * Judges an erase action, never above what it shows: its success is the word of a command, and the authors of the tool are
 * not sure that what they call "sectors" reads anything back. Only a verification that ended well, after the last writing,
 * verifies. Shredding said by a file is not a destruction that somebody saw.
 */
export function judgeAction(action: EraseAction): { verdict: WipeVerdict; why: string } {
  const said = (verdict: WipeVerdict, why: string) => ({ verdict, why })
  const { type, steps, failed, finished } = action
  if (type === 'ErasePhysical')
    return said('unknown', 'Ce relevé annonce une destruction : notez-la, avec la personne qui l’a vue.')
  if (failed || steps.some((step) => step.failed)) return said('failed', 'L’effacement a échoué.')
  if (!finished && !action.said) return said('unknown', 'Ce relevé ne donne pas le résultat de l’effacement.')
  if (steps.some((step) => !step.ended)) return said('aborted', 'L’effacement a été interrompu avant la fin.')
  const written = steps.findLastIndex((step) => !step.verifies)
  if (type !== 'EraseCrypto' && written < 0) return said('unknown', 'Ce relevé ne détaille aucune passe d’écriture.')
  if (!steps.some((step, at) => step.verifies && at > written))
    return said(
      'erased_unverified',
      type === 'EraseCrypto'
        ? 'La commande d’effacement a été lancée, mais rien n’a été relu : rien ne prouve que les données ont disparu.'
        : 'Tout le disque a été réécrit, mais rien ne dit qu’il a été relu : rien ne prouve que les données ont disparu.',
    )
  if (action.drive.bytes === null) return said('unknown', 'Ce relevé ne dit pas la taille de ce disque.')
  if (action.bytesRead !== null && action.bytesRead < action.drive.bytes * 0.99)
    return said('erased_unverified', 'Le disque n’a été relu qu’en partie.')
  return said('erased_verified', 'Tout le disque a été réécrit, puis relu pour vérification.')
}

export const secondsOf = ({ started, finished }: EraseAction): number | null => {
  if (!started || !finished) return null
  const seconds = (Date.parse(`${finished}Z`) - Date.parse(`${started}Z`)) / 1000
  return seconds >= 0 ? seconds : null
}
