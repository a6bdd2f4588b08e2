import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DAY } from '#platform/i18n/dates.ts'
import { organisationId } from '#testing/cast.ts'
import { type Journey, type Look, openJourney } from './browser.ts'
import { type Person, sees } from './hands.ts'
import { accept, orient } from './need.steps.ts'

const wide = await openJourney()
const phone = await openJourney()

test('a school ticks a class, and follows a pupil until he is back, on a wide screen with scripts', () =>
  walk(wide, { width: 1200, script: true }))
test('the same holds on a phone without any script', () => walk(phone, { width: 360, script: false }))

const pupils = ['BENALI Inès', 'DE LA CROIX Jean', 'MARTIN Zoé', 'PETIT Léo', 'PETIT Léa', 'NOWAK Tom']
const absent = ['BENALI Inès', 'DE LA CROIX Jean', 'PETIT Léo', 'NOWAK Tom']
const family = 'Famille Petit'

const lineOf = (paul: Person, name: string) => paul.page.locator('.pupils > li').filter({ hasText: name })

async function walk(journey: Journey, look: Look): Promise<void> {
  const paul = await journey.comes('paul', look)
  const claire = await journey.comes('claire', look)
  await paul.open('/ma-journee')
  await paul.follow('Pointer une classe')
  await paul.follow('Ajouter une classe')
  await paul.fill('Classe', '4e B')
  await paul.fill('Les élèves, un par ligne', pupils.join('\n'))
  await paul.press('Garder cette classe')
  await tickFour(paul)

  await sees(paul, '4e B : 4 élèves repérés.', 'PETIT Léo', 'Cause à noter')
  expect(await paul.reads()).not.toContain('MARTIN')
  const household = await sayWhy(paul)
  await orient(paul, household, 'Moins de 18 ans : un parent ou un tuteur est d’accord aussi')
  await accept(claire, family, 'Collège des Trois-Tilleuls')
  expect(await claire.reads()).not.toContain('Repéré par votre établissement')

  await equip(journey, household)
  journey.moveClockTo(new Date(journey.now().getTime() + 3 * DAY))
  await paul.open('/ma-journee')
  await sees(paul, 'PETIT Léo, 4e B', 'de retour en cours ?', 'BENALI Inès, 4e B', 'Famille pas encore appelée')
  await paul.answer('PETIT Léo', 'Noter son retour')
  await sees(paul, 'De retour en cours ?')
  await paul.press('Noter son retour')
  await sees(paul, 'PETIT Léo est de retour', 'De retour le')
  await paul.open('/signalements')
  await sees(paul, /1\s+retour cette année/)
  expect(await paul.reads()).not.toContain('PETIT')
}

/** Four boxes, one family already spoken to; what is asked of a pupil shows with the box, and the button is always in sight. */
async function tickFour(paul: Person): Promise<void> {
  await sees(paul, 'La classe est prête', ...pupils)
  const leo = lineOf(paul, 'PETIT Léo')
  expect(await leo.getByLabel('La famille').isVisible()).toBe(false)
  for (const name of absent) await lineOf(paul, name).getByRole('checkbox').check()
  expect(await leo.getByLabel('La famille').isVisible()).toBe(true)
  await leo.getByLabel('La famille').selectOption('reached')
  await leo.getByLabel('Par qui').fill('Mme Lambert')
  await paul.page.evaluate(() => window.scrollTo(0, 0))
  const button = await paul.page.getByRole('button', { name: 'Enregistrer la classe' }).boundingBox()
  expect((button?.y ?? 9999) + (button?.height ?? 0)).toBeLessThanOrEqual(900)
  if (process.env.SHOTS) {
    mkdirSync('.shots', { recursive: true })
    await paul.page.screenshot({ path: `.shots/ticked-${paul.page.viewportSize()?.width}.png` })
  }
  await paul.press('Enregistrer la classe')
}

/** The family answered: everything is missing, and others may help. Gives the household's address. */
async function sayWhy(paul: Person): Promise<string> {
  await paul.follow('PETIT Léo')
  await sees(paul, 'Mme Lambert', 'Qu’est-ce qui l’empêche de suivre ?')
  await paul.follow('Noter la cause')
  expect(await paul.page.getByLabel('Commune').isVisible()).toBe(false)
  await paul.tick('Pas d’ordinateur à la maison')
  await paul.tick('Pas de connexion, ou forfait épuisé')
  await paul.tick('Ne sait pas comment faire')
  await paul.fill('Commune', 'Harnes')
  await paul.fill('Téléphone d’un responsable', '06 12 34 56 78')
  await paul.tick(/^Un responsable de l’élève/)
  await paul.select('Il accepte que ce besoin soit transmis à qui peut l’aider', 'Au téléphone')
  await paul.press('Enregistrer la cause')
  await sees(paul, 'le besoin est dans la fiche de la famille', 'À orienter', 'Orientez la famille')
  await paul.follow('Ouvrir la fiche de sa famille')
  await sees(paul, family, 'Harnes', 'Léo', 'Repéré par votre établissement')
  return paul.path()
}

/** What the coordination does meanwhile is walked by another journey: its end, as the school will read it. */
const equip = (journey: Journey, household: string) =>
  journey.site.owner(
    `insert into app.handover (id, organisation_id, household_id, kind, state, signed_at, handed_by, created_at)
     values (app.uuid7(), $1, $3, 'gift', 'signed', $2, 'Nadia Haddad', $2)`,
    [organisationId('claire'), journey.now(), household.split('/').at(-1)],
  )
