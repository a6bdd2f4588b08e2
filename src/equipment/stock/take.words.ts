import type { Tone } from '#platform/ui/chip.tsx'
import type { NoticeTone } from '#platform/ui/notice.tsx'
import { nameDevice, stateWords } from '../devices/device.words.ts'
import type { TakeLine } from './take.lines.store.ts'
import type { Verdict } from './take.rules.ts'

export const verdicts: Record<Verdict, { label: string; tone: Tone; notice: NoticeTone }> = {
  found: { label: 'Trouvé', tone: 'done', notice: 'done' },
  missing: { label: 'Pas vu', tone: 'loss', notice: 'turn' },
  left: { label: 'Parti depuis', tone: 'calm', notice: 'info' },
  misplaced: { label: 'D’un autre lieu', tone: 'turn', notice: 'turn' },
  wrong_state: { label: 'État à revoir', tone: 'loss', notice: 'turn' },
  foreign: { label: 'D’une autre structure', tone: 'turn', notice: 'turn' },
  unknown: { label: 'Inconnu', tone: 'loss', notice: 'loss' },
}

export const outcomes = { moved: 'Rangé ici', lost: 'Déclaré perdu', found_later: 'Retrouvé depuis' } as const

/** "ML-0412, Dell Latitude E7240", or the code as it was read. */
export const nameLine = (line: TakeLine): string =>
  line.device_id
    ? `${line.number}, ${nameDevice({ kind: line.kind ?? '', brand: line.brand ?? '', model: line.model ?? '' })}`
    : (line.said ?? '')

/** Why a line is an exception, and what to do with the machine in one's hands. */
export function sayException(line: TakeLine, verdict: Verdict): string {
  if (verdict === 'misplaced')
    return line.found_place ? `Il est rangé ailleurs : ${line.found_place}.` : 'Aucun lieu n’était dit pour lui.'
  if (verdict === 'wrong_state')
    return `Il est « ${(stateWords[line.found_state ?? '']?.label ?? 'inconnu').toLowerCase()} » : ouvrez sa page pour corriger.`
  if (verdict === 'foreign')
    return 'Cette étiquette est celle d’un appareil d’une autre structure. Mettez-le de côté, et demandez autour de vous.'
  if (verdict === 'unknown')
    return 'Ce code ne dit aucun appareil. Relisez l’étiquette, ou ajoutez l’appareil s’il n’est pas encore noté.'
  return ''
}
