import { expect } from 'vitest'
import { DAY, dayOf, momentAt } from '#platform/i18n/dates.ts'
import type { Journey } from './browser.ts'
import { type Person, sees } from './hands.ts'
import { family } from './need.steps.ts'

/** An appointment is fixed for tomorrow, held, and noted from the day's list. */
export async function train(nadia: Person, journey: Journey, household: string): Promise<void> {
  await nadia.open(household)
  await nadia.follow('Prendre rendez-vous')
  const day = dayOf(new Date(journey.now().getTime() + DAY))
  await nadia.choose('Objet', 'Formation')
  await nadia.fill('Jour', day)
  await nadia.fill('Heure', '14:00')
  await nadia.press('Prendre le rendez-vous')
  await sees(nadia, 'Rendez-vous pris', 'à 14 h', 'Prévu')
  const after = momentAt(day, '15:30')
  if (!after) throw new Error(`No such moment: ${day}`)
  journey.moveClockTo(after)
  await nadia.open('/ma-journee')
  await nadia.answer(family, 'Noter la venue')
  await nadia.choose('Qu’en est-il ?', 'La famille est venue')
  await nadia.fill('Note', 'A envoyé son premier e-mail au collège')
  await nadia.press('Noter')
  await sees(nadia, 'Tenu')
  expect(await nadia.chain()).toBe('done done done done done done now')
}

const gestures = [
  'Envoyer un e-mail avec un document',
  'Trouver un site officiel et faire une démarche',
  'Utiliser le portail de l’école (ENT)',
  'Reconnaître une arnaque',
  'Gérer ses mots de passe et ses mises à jour',
]

/** Where she stood, where she stands, said by herself. */
export async function takeStock(nadia: Person, household: string): Promise<void> {
  await nadia.open(household)
  await nadia.follow('Noter le point de départ')
  for (const gesture of gestures) await nadia.choose(gesture, 'Pas encore')
  await nadia.press('Noter')
  await sees(nadia, 'Le point de départ est noté.')
  await nadia.open(`${household}/bilan`)
  for (const gesture of gestures) await nadia.choose(gesture, 'Seul et à l’aise')
  await nadia.press('Noter')
  await sees(nadia, 'Le bilan est noté.', 'Avant et après')
}

export async function closeAsAutonomous(nadia: Person): Promise<void> {
  await nadia.follow('Clore le parcours')
  await nadia.choose('Que s’est-il passé ?', 'La famille se débrouille seule')
  await nadia.press('Clore le parcours')
  await sees(nadia, 'Le parcours est clos.', 'La famille est autonome')
  expect(await nadia.chain()).toBe('done done done done done done done')
}
