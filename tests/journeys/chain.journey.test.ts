import { expect, test } from 'vitest'
import { closeAsAutonomous, takeStock, train } from './autonomy.steps.ts'
import { type Journey, type Look, openJourney } from './browser.ts'
import { addPlace, giveCopy, prepareHandover, signOnPaper, signOnScreen } from './handover.steps.ts'
import { sees } from './hands.ts'
import { announceDonation, deliver, readProof, receiveLot, refurbish } from './lot.steps.ts'
import { accept, family, hearNeedAtSchool, orient, orientInTwoMinutes } from './need.steps.ts'
import { openProgramme, promise, receiveSims } from './promise.steps.ts'

const wide = await openJourney()
const phone = await openJourney()

test(
  'a need heard at school becomes a family at ease, on a wide screen with scripts',
  () => walk(wide, { width: 1200, script: true }),
  120_000,
)

test('the same chain holds on a phone without any script', () => walk(phone, { width: 360, script: false }), 120_000)

/** The whole line, seven people, each in their own browser. */
async function walk(journey: Journey, look: Look): Promise<void> {
  const [paul, samira, claire, denis, ahmed, nadia, lea] = await Promise.all(
    (['paul', 'samira', 'claire', 'denis', 'ahmed', 'nadia', 'lea'] as const).map((name) => journey.comes(name, look)),
  )
  if (!paul || !samira || !claire || !denis || !ahmed || !nadia || !lea) throw new Error('Somebody is missing')

  const household = await hearNeedAtSchool(paul)
  const orientation = await orient(paul, household)
  const other = await orientInTwoMinutes(samira)
  await accept(claire, family, 'Collège des Trois-Tilleuls')
  await accept(claire, 'Mme Okonkwo', 'CCAS de Harnes')
  await openProgramme(claire)

  const donation = await announceDonation(denis)
  await receiveLot(ahmed)
  const device = await refurbish(ahmed)
  await deliver(ahmed, claire, device.number)
  await readProof(denis, donation)

  await receiveSims(claire)
  await promise(claire, device.number)
  await addPlace(nadia)
  await prepareHandover(nadia, household, journey.now())
  if (!look.script) await sees(nadia, 'Sur cet appareil, la signature se fait sur papier.')
  await (look.script ? signOnScreen(nadia) : signOnPaper(nadia))
  await giveCopy(nadia)
  await denis.open(device.path)
  await sees(denis, 'Remis à une famille')
  expect(await denis.reads()).not.toContain('Tahiri')

  await train(nadia, journey, household)
  await takeStock(nadia, household)
  const messagesTo = async (name: string) =>
    (await journey.site.owner(`select 1 from app.outbox where email = $1`, [`${name}@exemple.test`])).length
  const toldBefore = await messagesTo('paul')
  await closeAsAutonomous(nadia)

  await paul.open('/ma-journee')
  await sees(paul, family)
  await paul.open(household)
  await sees(paul, 'Équipée le')
  await paul.open(orientation)
  await sees(paul, 'Ce qu’elle devient', 'Famille équipée')
  await samira.open('/ma-journee')
  await sees(samira, 'Mme Okonkwo : orientation acceptée')
  await samira.open(other)
  await sees(samira, 'Orientation acceptée par les Passerelles')
  await samira.open(household)
  expect(await samira.title()).not.toContain(family)

  expect((await messagesTo('paul')) - toldBefore).toBe(1)
  await claire.open('/boite-d-envoi')
  await sees(claire, 'paul@exemple.test', 'samira@exemple.test')
  await claire.open('/bilan')
  await sees(claire, 'Du besoin à l’autonomie', 'Harnes', '1 équipée sur 2')
  await claire.open('/programmes')
  await claire.follow('Devoirs à la maison')
  await sees(claire, '1 sur 5, dont 1 en main')
  await lea.open('/bilan')
  expect(await lea.reads()).not.toContain('Tahiri')
}
