import { test } from 'vitest'
import { newestLink } from '#equipment/deliveries/delivery.fixture.ts'
import { colleagueOf } from '#equipment/wiping/colleague.testing.ts'
import { DAY } from '#platform/i18n/dates.ts'
import { openJourney } from './browser.ts'
import { agree, agreeOnDay, announce, closeCount, confirmByLink, count, signDeed } from './donation.steps.ts'
import { allFitted, sees } from './hands.ts'
import { grade, tryAll } from './lot.steps.ts'
import { certify, leaveForParts, readAccounts, readPublicProof, wipe } from './proof.steps.ts'

const journey = await openJourney()
const EMAIL = 'ecole-jaures@exemple.test'

test('a donated lot is followed from its announcement to the proof that its donor reads, on phones', async () => {
  const look = { width: 360 }
  const { token } = await colleagueOf(journey.site)
  const [denis, ahmed, lina, nobody] = await Promise.all(
    (['denis', 'ahmed', { token }, null] as const).map((who) => journey.comes(who, look)),
  )
  if (!denis || !ahmed || !lina || !nobody) throw new Error('Somebody is missing')

  await agree(denis, ahmed)
  const lot = await announce(denis)
  await agreeOnDay(ahmed, denis, journey.now())
  const pass = (time: number) => journey.moveClockTo(new Date(journey.now().getTime() + time))
  pass(2 * DAY)
  await count(ahmed, lot, () => pass(60_000))
  await closeCount(ahmed, lot, EMAIL)
  await confirmByLink(nobody, await newestLink(journey.site, EMAIL))
  await ahmed.open(`${lot}/bordereau`)
  await sees(ahmed, 'Mairie de Sallaumines a confirmé ce bordereau.', 'Ginette Caron, par lien')
  await signDeed(ahmed, denis, lot)

  const laptop = await wipe(ahmed, 'PFLOT0001', 'D-LOT1', journey.now())
  await ahmed.follow('Noter les essais')
  await tryAll(ahmed)
  await grade(ahmed)
  await sees(ahmed, 'Appareil prêt.', 'Prêt à partir')
  await ahmed.open(`${laptop}/certificat`)
  await sees(ahmed, 'Vous avez apporté une preuve de cet appareil')
  await readPublicProof(nobody, await certify(lina, laptop), 'PFLOT0001')
  await leaveForParts(ahmed, await wipe(ahmed, 'PFLOT0002', 'D-LOT2', journey.now()))

  await readAccounts(denis, lot)
  allFitted(denis, ahmed, lina, nobody)
}, 240_000)
