import { sayList } from '#platform/i18n/sayList.ts'
/** How a school noticed that a pupil does not follow. */
export const noticedHows = {
  class_missed: 'Absence aux cours à distance',
  work_missing: 'Travail non rendu',
  never_opened: 'ENT ou Pronote jamais ouvert',
  family_said: 'La famille l’a dit',
  teacher_said: 'Un professeur l’a dit',
} as const
type Noticed = keyof typeof noticedHows

/** Whether somebody of the school spoke to the family. */
export const reaches = {
  not_tried: 'Pas encore essayé',
  not_reached: 'Essayé, sans réponse',
  message_left: 'Message laissé',
  reached: 'Famille jointe',
} as const
export type Reach = keyof typeof reaches

/** Why a pupil does not connect. Nothing about health; of the home, only what keeps from following. */
export const causeWords = {
  no_device: 'Pas d’ordinateur à la maison',
  shared_device: 'Un seul appareil pour plusieurs',
  no_connection: 'Pas de connexion, ou forfait épuisé',
  knowing_how: 'Ne sait pas comment faire',
  lost_codes: 'Codes de l’ENT ou d’ÉduConnect perdus',
  language: 'Le français est difficile, pour l’élève ou sa famille',
  no_quiet_place: 'Pas d’endroit calme pour travailler',
  minds_siblings: 'S’occupe de ses frères et sœurs',
  disengaged: 'A perdu pied, ou le goût de suivre',
  family_reason: 'Une autre raison, que l’établissement suit',
} as const
export type Cause = keyof typeof causeWords

export const closings = {
  moved_school: 'A changé d’établissement',
  mistaken: 'Repérage par erreur',
  other_way: 'Suit autrement, avec notre accord',
} as const
export type SignalClosing = keyof typeof closings

/** How a signal ended, also when nobody chose it. */
export const endings: Record<string, string> = {
  moved_school: 'a changé d’établissement',
  mistaken: 'repérage par erreur',
  other_way: 'suit autrement',
  year_over: 'fin de l’année scolaire',
  forgotten: 'effacé',
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

/** "pas d’ordinateur à la maison et ne sait pas comment faire" */
export const sayCauses = (causes: readonly string[]): string =>
  sayList(causes.map((cause) => lowered(causeWords[cause as Cause] ?? '')))

/** "absence aux cours à distance", "ENT ou Pronote jamais ouvert" */
export const sayNoticed = (noticed: string): string => {
  const words = noticedHows[noticed as Noticed] ?? ''
  return words.startsWith('ENT') ? words : lowered(words)
}

type Named = { first_name: string; last_name: string }

/** As their class list has it, everywhere: "PETIT Léo". */
export const sayPupil = ({ first_name, last_name }: Named): string => `${last_name} ${first_name}`.trim()

/** A surname in capitals, as one writes it on an envelope: "DE LA CROIX" → "De La Croix". */
export const asWritten = (name: string): string =>
  name === name.toUpperCase() ? name.toLowerCase().replace(/(^|[ '’-])\p{L}/gu, (found) => found.toUpperCase()) : name
