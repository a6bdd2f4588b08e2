import type { Tone } from '#platform/ui/chip.tsx'

/** Whether an organisation may address families to others. */
export const habilitationStates = {
  not_required: 'Sans formalité',
  pending: 'À habiliter',
  validated: 'Habilitée',
  refused: 'Habilitation refusée',
  suspended: 'Suspendue',
} as const
export type HabilitationState = keyof typeof habilitationStates

/** What each state means for the organisation, under its name. */
export const habilitationHints: Record<HabilitationState, string> = {
  not_required: 'Elle oriente des familles sans que personne n’ait à le décider.',
  pending: 'Elle ne peut pas encore orienter : une coordination du territoire le décide.',
  validated: 'Elle peut orienter.',
  refused: 'Elle ne peut pas orienter.',
  suspended: 'Elle ne peut ni orienter, ni recevoir d’orientation.',
}

const tones: Partial<Record<HabilitationState, Tone>> = {
  pending: 'turn',
  validated: 'done',
  refused: 'loss',
  suspended: 'loss',
}
export const toneOfHabilitation = (state: HabilitationState): Tone | undefined => tones[state]
