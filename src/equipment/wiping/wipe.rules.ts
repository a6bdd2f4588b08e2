import { MEMORY } from './driveEvidence.ts'
import type { WipeEvidence } from './wipeEvidence.rules.ts'
import type { WipedDrive } from './wipeLog.ts'

export type FileVerdict = 'verified' | 'unverified' | 'failed' | 'aborted' | 'other_machine' | 'incomplete'

/**
 * What one file is worth for one device, in the words of the table of wipes: judged alone, the worst of the drives it
 * cites decides.
 */
export function worthOf(evidence: WipeEvidence): { verdict: FileVerdict; why: string } {
  const cited = evidence.drives.flatMap(({ drive, proved, why }) => {
    if (!drive) return []
    const verdict = proved ? 'verified' : drive.verdict === 'erased_verified' ? 'incomplete' : inWords[drive.verdict]
    return [{ verdict, why }]
  })
  const worst = order.map((wanted) => cited.find((one) => one.verdict === wanted)).find((one) => one !== undefined)
  return (
    worst ?? { verdict: 'other_machine', why: evidence.whyNot ?? 'Ce journal ne cite aucun disque de cet appareil.' }
  )
}

const order: FileVerdict[] = ['failed', 'aborted', 'incomplete', 'unverified', 'verified']
const inWords: Record<WipedDrive['verdict'], FileVerdict> = {
  erased_verified: 'verified',
  erased_unverified: 'unverified',
  failed: 'failed',
  aborted: 'aborted',
  nothing_written: 'incomplete',
  unknown: 'incomplete',
}

/** States in which a device may receive wipe logs: its drives are known, and it is still on the bench or in stock. */
const open = ['identified', 'to_wipe', 'wiped', 'wipe_failed', 'tested', 'repairing', 'graded', 'ready', 'returned']

export function mayAddLogs(device: { state: string; drives: unknown }): string | null {
  if ((device.drives as unknown[]).length === 0)
    return 'Les disques de cet appareil ne sont pas connus : relevez d’abord son matériel.'
  if (!open.includes(device.state)) return 'Cet appareil n’attend pas d’effacement.'
  return null
}

/**
 * Where a device goes once its logs are judged: wiped when every drive is proved; to be wiped again when a drive was
 * tried in vain; still to wipe while another drive waits. A device further on stays where it is as long as it is proved.
 */
export function stateAfterLogs(state: string, evidence: WipeEvidence): string {
  const further = ['tested', 'repairing', 'graded', 'ready']
  if (evidence.whyNot === null) return further.includes(state) ? state : 'wiped'
  return evidence.drives.some((drive) => !drive.proved && drive.drive !== null) ? 'wipe_failed' : 'to_wipe'
}

/** Why a device is not clean, naming its drives; null when every drive is proved. */
export function saysUnproved(evidence: WipeEvidence): string | null {
  const missing = evidence.drives.filter((drive) => !drive.proved)
  const [first] = missing
  if (!first) return null
  if (first.model === MEMORY) return `${first.why.charAt(0).toLowerCase()}${first.why.slice(1)}`
  const names = missing.map((drive) => drive.serial ?? drive.model ?? 'sans numéro').join(', ')
  return `aucun effacement vérifié pour ${missing.length > 1 ? 'les disques' : 'le disque'} ${names}. ${first.why}`
}
