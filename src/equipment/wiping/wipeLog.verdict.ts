import { sayBytes } from './wipeLog.bytes.ts'
import type { DriveFacts } from './wipeLog.drive.ts'

/** `nothing_written`: no erasure was asked of this drive. One that was asked and wrote no byte has failed. */
export type WipeVerdict = 'erased_verified' | 'erased_unverified' | 'failed' | 'aborted' | 'nothing_written' | 'unknown'
export type VerifiedBy = 'verify pass' | 'blank verified' | null

/** How the run was set. `blank`: zeros are written after the method, which is then what the verification reads. */
export type WipeMethod = { method: string; blank: boolean; ended: boolean }

/**
 * Judges one drive from what its log shows, never from the word "Erased" alone: nwipe prints it without verification,
 * and exits with success when a person stops it. The sentence says why, for the bench and for the certificate.
 */
export function judge(
  drive: DriveFacts,
  run: WipeMethod,
): { verdict: WipeVerdict; verifiedBy: VerifiedBy; why: string } {
  const said = (verdict: WipeVerdict, why: string, verifiedBy: VerifiedBy = null) => ({ verdict, verifiedBy, why })
  if (/^Verify /i.test(drive.invoked ?? run.method))
    return said('nothing_written', 'Cette méthode relit le disque sans rien effacer.')
  if (drive.invoked === null)
    return said('nothing_written', 'Ce disque a été vu, mais aucun effacement n’y a été lancé.')
  if (drive.status === 'UABORTED') return said('aborted', 'L’effacement a été interrompu avant la fin.')
  if (drive.status === 'FAILED' || drive.status === 'INSANITY') return said('failed', 'L’effacement a échoué.')
  const errors = drive.errors.pass + drive.errors.verify + drive.errors.sync + drive.failures
  if (errors > 0) return said('failed', 'Des erreurs d’écriture ou de relecture ont été relevées sur ce disque.')
  if (!run.ended) return said('unknown', 'Le journal s’arrête avant la fin de cet effacement.')
  if (drive.status !== 'ERASED') return said('unknown', 'Le journal ne donne pas le résultat pour ce disque.')
  if (drive.bytes === null || drive.writes.length === 0)
    return said('unknown', 'Le journal ne dit pas combien a été écrit sur ce disque.')
  const least = Math.min(...drive.writes)
  if (Math.max(...drive.writes) === 0) return said('failed', 'Rien n’a été écrit sur ce disque.')
  if (least < drive.bytes)
    return said('failed', `Seuls ${sayBytes(least)} sur ${sayBytes(drive.bytes)} ont été écrits.`)
  if (!drive.finalRound || (blankExpected(drive, run) && !drive.blanked))
    return said('unknown', 'Le journal ne montre pas la fin de l’effacement de ce disque.')
  if (drive.blankVerified)
    return said(
      'erased_verified',
      'Tout le disque a été réécrit, puis relu entièrement : il ne contient que des zéros.',
      'blank verified',
    )
  if (drive.passVerified)
    return said(
      'erased_verified',
      'Tout le disque a été réécrit, puis relu entièrement pour vérification.',
      'verify pass',
    )
  return said(
    'erased_unverified',
    'Tout le disque a été réécrit, mais sans relecture : rien ne prouve que les données ont disparu.',
  )
}

/** RCMP TSSIT OPS-II leaves random data by design: nwipe never blanks after it. */
const blankExpected = (drive: DriveFacts, run: WipeMethod): boolean =>
  run.blank && !/OPS-II/i.test(drive.invoked ?? run.method)
