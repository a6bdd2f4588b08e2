import { CLEAR, type DriveEvidence } from '../wiping/driveEvidence.ts'

/** How a support was sanitised and checked, in words that claim no more than the evidence. */
export type Sanitised = { level: string; explained: string; verification: string }

export function sanitised(drive: DriveEvidence): Sanitised {
  if (drive.recordId && drive.level !== CLEAR)
    return {
      level: 'Destroy',
      explained: 'Détruire : le support ne peut plus servir, ni être relu en laboratoire.',
      verification: 'Destruction vue par une seconde personne, qui a lu le numéro de série.',
    }
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
