/** Five gestures of everyday digital life. Each belongs to one area of DigComp 2.2: information, communication, safety. */
export const gestures = {
  email: 'Envoyer un e-mail avec un document',
  procedure: 'Trouver un site officiel et faire une démarche',
  school: 'Utiliser le portail de l’école (ENT)',
  fraud: 'Reconnaître une arnaque',
  passwords: 'Gérer ses mots de passe et ses mises à jour',
} as const
export type Gesture = keyof typeof gestures
export const gestureNames = Object.keys(gestures) as Gesture[]

/** How a gesture goes, from 0 to 3. */
export const levels = ['Pas encore', 'Avec quelqu’un', 'Seul, avec un doute', 'Seul et à l’aise'] as const
export type Answers = Record<Gesture, number>

export const sayLevel = (level: number): string => levels[level] ?? ''
export const MOST = gestureNames.length * (levels.length - 1)
export const scoreOf = (answers: Answers): number => gestureNames.reduce((sum, gesture) => sum + answers[gesture], 0)

export const moments = { before: 'Avant l’accompagnement', after: 'Aujourd’hui, après l’accompagnement' } as const
export type Moment = keyof typeof moments
