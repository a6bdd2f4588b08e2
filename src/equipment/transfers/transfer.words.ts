import { ofName, toward } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import type { Tone } from '#platform/ui/chip.tsx'

/** States of a slip as people say them. */
export const transferStates: Record<string, { label: string; tone: Tone }> = {
  prepared: { label: 'Préparé', tone: 'turn' },
  sent: { label: 'Parti', tone: 'turn' },
  received: { label: 'Arrivé, à éclaircir', tone: 'loss' },
  closed: { label: 'Terminé', tone: 'done' },
  cancelled: { label: 'Annulé', tone: 'calm' },
}

/** What became of each thing that a slip names. */
export const itemStates: Record<string, { label: string; tone: Tone }> = {
  expected: { label: 'Attendu', tone: 'calm' },
  received: { label: 'Reçu', tone: 'done' },
  missing: { label: 'Manquant', tone: 'loss' },
  found: { label: 'Retrouvé', tone: 'done' },
  never_sent: { label: 'Jamais parti', tone: 'calm' },
  lost: { label: 'Déclaré perdu', tone: 'loss' },
  surplus: { label: 'En plus', tone: 'turn' },
  settled: { label: 'En plus, gardé ici', tone: 'done' },
  handed_back: { label: 'En plus, rendu', tone: 'calm' },
  cancelled: { label: 'Annulé', tone: 'calm' },
}

/** Who owns and who answers, once arrived. */
export const wayWords: Record<string, { label: string; detail: string }> = {
  entrusted: { label: 'Confié', detail: 'Vous en restez propriétaire, et vous suivez ce qu’il devient.' },
  passed_on: { label: 'Transmis', detail: 'Il vous était confié. Il l’est maintenant à la structure qui reçoit.' },
  given: { label: 'Donné', detail: 'La structure qui reçoit en devient propriétaire.' },
  within: { label: 'Rangé', detail: 'Dans un lieu ou une classe de votre structure.' },
}

/** "Des Passerelles au collège des Trois-Tilleuls". */
export const sayEnds = ({ sender, receiver }: { sender: string; receiver: string }): string =>
  `${capital(ofName(sender))} ${toward(receiver)}`
