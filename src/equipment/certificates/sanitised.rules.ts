import { CLEAR, DESTROY, type DriveEvidence, PURGE } from '../wiping/driveEvidence.ts'

/** How a support was sanitised and checked, in words that claim no more than the evidence. */
export type Sanitised = { level: string; explained: string; verification: string }

export function sanitised(drive: DriveEvidence): Sanitised {
  if (drive.recordId && drive.level !== CLEAR) return { ...destroyed(drive.level), verification: SEEN }
  if (drive.recordId)
    return {
      level: 'Clear',
      explained: 'Effacer : les données ne se relisent plus par les moyens habituels de l’appareil.',
      verification: 'Une seconde personne a vu l’écran de premier démarrage, sans ancien compte demandé.',
    }
  return {
    level: 'Clear',
    explained:
      'Effacer : tout l’espace accessible a été réécrit. Ne garantit rien contre un laboratoire, ni sur les cellules de réserve d’une mémoire flash.',
    verification:
      drive.drive?.verifiedBy === 'blank verified'
        ? 'Relecture entière du support : il ne contient que des zéros.'
        : 'Relecture entière du support après la réécriture.',
  }
}

const SEEN = 'Destruction vue par une seconde personne, qui a lu le numéro de série.'

const destroyed = (level: DriveEvidence['level']): Omit<Sanitised, 'verification'> => {
  if (level === DESTROY)
    return {
      level: 'Destroy',
      explained: 'Détruire : le support est réduit en morceaux ou en cendres, et ne se relit plus.',
    }
  if (level === PURGE)
    return { level: 'Purge', explained: 'Purger : un aimant a effacé les plateaux, que l’appareil ne sait plus lire.' }
  return {
    level: 'Hors norme',
    explained: 'Mis hors d’usage : le support ne fonctionne plus. Un laboratoire pourrait en relire une partie.',
  }
}
