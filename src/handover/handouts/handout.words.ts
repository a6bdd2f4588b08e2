import type { Tone } from '#platform/ui/chip.tsx'

export type HandoutState = 'prepared' | 'opened' | 'closed'

export const handoutStates: Record<HandoutState, { label: string; tone: Tone }> = {
  prepared: { label: 'Préparée', tone: 'calm' },
  opened: { label: 'En cours', tone: 'turn' },
  closed: { label: 'Close', tone: 'done' },
}

/** Where a receiver stands on the list of the day. */
export type Standing = 'awaited' | 'arrived' | 'absent' | 'signed' | 'given_up'

export const sheetStandings: Record<Standing, { label: string; tone: Tone }> = {
  awaited: { label: 'Attendue', tone: 'calm' },
  arrived: { label: 'Arrivée', tone: 'turn' },
  absent: { label: 'Absente', tone: 'loss' },
  signed: { label: 'Signée', tone: 'done' },
  given_up: { label: 'Rien remis', tone: 'calm' },
}

/** What may go with a device, as boxes to tick. */
export const withDevice = {
  charger: 'Chargeur',
  case: 'Housse',
  bag: 'Sacoche',
  mouse: 'Souris',
  headset: 'Casque',
  cable: 'Câble',
} as const

/** What becomes of a device that another one replaces. */
export const swapReasons = {
  broken: 'Il ne marche pas : il part en réparation',
  other: 'Une autre raison : il retourne en stock',
} as const

/** Why a class, picked in the list, is not one sheet per pupil. */
export const leftOutWords = {
  open: 'une feuille attend déjà sa signature',
  stopped: 'la famille a demandé que rien ne soit ajouté',
  closed: 'le parcours de la famille est clos',
} as const
export type LeftOut = keyof typeof leftOutWords
