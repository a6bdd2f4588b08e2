import { expect, test } from 'vitest'
import { runClocks } from '#needs/rights/retention.ts'
import { everyWay } from '#platform/access/acting.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { type Journey, type Look, openJourney } from './browser.ts'
import { sees } from './hands.ts'

const wide = await openJourney()
const phone = await openJourney()
test(
  'a person asks, is answered, is told and is forgotten, on a wide screen',
  () => walk(wide, { width: 1200 }),
  120_000,
)
test('and on a phone without any script', () => walk(phone, { width: 360, script: false }), 120_000)

/** What a family may ask, what it is owed by a day, and what remains when nobody heard from it for two years. */
async function walk(journey: Journey, look: Look): Promise<void> {
  const samira = await journey.comes('samira', look)
  const household = await journey.site.as('samira').post('/familles/nouvelle', {
    ...{ name: 'Famille Vandevelde', commune: '62413', adults: '1', children: '0', needs: ['computer'] },
    ...{ channel: 'in_person', informed: 'oui', agreed: 'spoken' },
  })
  const family = household.location ?? ''

  await samira.open(`${family}/droits`)
  await samira.follow('Noter une demande')
  expect(await samira.press('Noter la demande')).toBe(422)
  await sees(samira, 'Choisissez ce que la personne demande.', 'Dites comment la demande est arrivée.')
  await samira.choose('La personne demande à', 'Faire corriger une erreur')
  await samira.fill('Avec ses mots', 'Mon numéro de rue est le 12.')
  await samira.choose('Comment la demande est arrivée', 'Au téléphone')
  await samira.press('Noter la demande')
  const request = samira.path()
  await sees(samira, 'C’est noté. Réponse due au plus tard le', 'Mon numéro de rue est le 12.')

  await samira.open(family)
  await sees(samira, 'Répondre à sa demande avant la fin du')
  await samira.follow('Voir sa demande')
  expect(await samira.press('Noter la réponse')).toBe(422)
  await sees(samira, 'Dites si c’est fait ou refusé.', 'Écrivez la phrase que la personne lira.')
  await samira.choose('Votre réponse', 'C’est refusé')
  await samira.fill('La phrase qu’elle lira', 'Le courrier revient du numéro 12 : montrez-nous une facture.')
  await samira.press('Noter la réponse')
  expect(samira.path()).toBe(`${request}/reponse`)
  await sees(samira, 'Nous ne pouvons pas le faire', 'montrez-nous une facture', 'CNIL', 'Date, nom et signature')
  await samira.open(family)
  await sees(samira, 'Demande répondue')

  const lastHeard = journey.now()
  journey.moveClockTo(new Date(lastHeard.getTime() + 645 * DAY))
  await runClocks(journey.site.database, journey.now(), everyWay)
  await samira.open('/ma-journee')
  await samira.answer('Famille Vandevelde : à prévenir avant l’effacement', 'Noter qu’elle est prévenue')
  expect(await samira.press('Noter')).toBe(422)
  await sees(samira, 'Dites ce qu’il en est')
  await samira.choose('Qu’en est-il ?', 'Elle est prévenue, et laisse effacer')
  await samira.choose('Comment l’avez-vous prévenue', 'Une rencontre')
  await samira.press('Noter')
  await sees(samira, 'Prévenue avant l’effacement')

  journey.moveClockTo(new Date(journey.now().getTime() + 96 * DAY))
  await runClocks(journey.site.database, journey.now(), everyWay)
  await samira.open(`/effacements/${family.split('/').at(-1)}`)
  await sees(samira, 'Deux ans sans contact', 'Date, nom et signature')
}
