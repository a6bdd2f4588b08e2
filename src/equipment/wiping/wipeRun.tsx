import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { CLEAR } from './driveEvidence.ts'
import { sayLevel, sayLocal, sayMethod } from './wipe.words.ts'
import { sayBytes } from './wipeLog.bytes.ts'
import type { WipedDrive, WipeLog } from './wipeLog.ts'

/** One drive as one log tells it. */
export const Run = ({ log, drive }: { log: WipeLog; drive: WipedDrive }) => (
  <>
    <Facts>
      <Fact label="Modèle">{drive.model}</Fact>
      <Fact label="Taille">{drive.bytes && sayBytes(drive.bytes)}</Fact>
      <Fact label="Méthode">{`${sayMethod(log.method)}${log.rounds && log.rounds > 1 ? `, ${log.rounds} tours` : ''}`}</Fact>
      <Fact label="Résultat">{drive.why}</Fact>
      <Fact label="Niveau">{drive.verified ? `${sayLevel(CLEAR)}.` : 'Aucun'}</Fact>
      <Fact label="Outil">{[log.tool, log.version].filter(Boolean).join(' ')}</Fact>
      <Fact label="Fini, à l’heure de la machine">{drive.finished && sayLocal(drive.finished)}</Fact>
      <Fact label="Durée">{drive.durationSeconds !== null && sayDuration(drive.durationSeconds)}</Fact>
      <Fact label="Effacé dans la machine">
        {[log.host.manufacturer, log.host.product, log.host.serial].filter(Boolean).join(' ')}
      </Fact>
    </Facts>
    {drive.warnings.map((warning) => (
      <Notice tone="turn">{warning}</Notice>
    ))}
  </>
)

const sayDuration = (seconds: number): string => {
  const minutes = Math.round(seconds / 60)
  return minutes < 1
    ? 'moins d’une minute'
    : minutes < 60
      ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
}
