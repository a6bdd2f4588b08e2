import type { DriveFacts } from './wipeLog.drive.ts'

/** What a person should know about a drive beside its verdict, in French. `seconds` comes from the times of the lines. */
export function warningsFor(drive: DriveFacts, seconds: number | null): string[] {
  const warnings: string[] = []
  if (drive.serial === null)
    warnings.push(
      'Le numéro de série de ce disque manque ou a été masqué : l’effacement ne peut être rattaché à aucun appareil.',
    )
  if (drive.hiddenSectors)
    warnings.push('Ce disque a peut-être une zone cachée (HPA ou DCO) que l’effacement n’atteint pas.')
  if (drive.usbBridge)
    warnings.push('Ce disque était branché par un adaptateur USB, qui peut masquer son vrai numéro de série.')
  if (/SSD|NVME|MMC/i.test(`${drive.bus} ${drive.model}`))
    warnings.push('Mémoire flash : la réécriture n’atteint pas les cellules de réserve, le niveau reste « Clear ».')
  if (isVirtual(drive)) warnings.push('Ce disque est virtuel : ce n’est pas un support réel.')
  if (seconds !== null && seconds < 0)
    warnings.push('L’horloge de la machine a reculé pendant l’effacement : sa durée est inconnue.')
  else if (seconds !== null && drive.saidSeconds !== null && drive.saidSeconds > seconds + 600)
    warnings.push(
      'Le résumé annonce une durée plus longue que les heures du journal : seules les heures sont retenues.',
    )
  return warnings
}

/** A loop device, a memory disk or a mapping: no medium that leaves with a machine. */
export const isVirtual = (drive: DriveFacts): boolean =>
  /VIRT/i.test(drive.bus) || /^\/dev\/(?:loop|ram|dm-)/.test(drive.device)
