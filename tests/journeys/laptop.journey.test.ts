import { expect, test } from 'vitest'
import { readyDevice, receivedLot } from '#equipment/devices/device.fixture.ts'
import { sceneOf } from '#handover/handovers/scene.testing.ts'
import { runLoanClocks } from '#handover/loans/loan.clocks.ts'
import { everyWay } from '#platform/access/acting.ts'
import { DAY, momentAt, sayMonth } from '#platform/i18n/dates.ts'
import { openJourney } from './browser.ts'
import { allFitted, type Person, sees } from './hands.ts'
import { lend, lifeOf, makeReadyAgain, promiseTo, refusedBeforeWipe, takeBack, tellFamily } from './lending.steps.ts'
import { deliver } from './lot.steps.ts'

const journey = await openJourney()
const { site } = journey
const scene = sceneOf(site)
const [first, second] = ['Famille Benali', 'Famille Roussel']
const HOUR = 3_600_000
const [serial, disk] = ['PFVOYAGE1', 'D-PFVOYAGE1']

const waiting = async (name: string): Promise<string> => {
  const household = await scene.household({ name, needs: ['computer'] })
  await scene.accepted(household, { kinds: ['computer'] })
  return household
}

test('a laptop goes from a cupboard to a family, comes back, and leaves for another one: its whole life is on one page', async () => {
  const id = await readyDevice(site, await receivedLot(site), serial)
  const [row] = await site.owner<{ number: string }>('select number from app.device where id = $1', [id])
  const machine = { path: `/appareils/${id}`, number: row?.number ?? '', serial, disk }
  await scene.programme({ computer: 2 })
  for (const name of ['Médiathèque', 'Maison de quartier'])
    expect(
      (await site.as('claire').post('/lieux/nouveau', { name, address: '4 rue des Fusillés', commune: 'Harnes' }))
        .status,
    ).toBe(303)
  const [ahmed, claire, nadia, denis] = await Promise.all(
    (['ahmed', 'claire', 'nadia', 'denis'] as const).map((who) => journey.comes(who, { width: 360 })),
  )
  if (!ahmed || !claire || !nadia || !denis) throw new Error('Somebody is missing')

  const pass = (time: number) => journey.moveClockTo(new Date(journey.now().getTime() + time))
  pass(HOUR)
  await deliver(ahmed, claire, machine.number)
  const home = await waiting(first)
  pass(HOUR)
  await promiseTo(claire, home, machine)
  pass(HOUR)
  const due = await lend(nadia, home, 'Médiathèque', journey.now())

  const late = momentAt(due, '18:00')
  if (!late) throw new Error(`No such day: ${due}`)
  journey.moveClockTo(new Date(late.getTime() - 20 * DAY))
  await runLoanClocks(site.database, journey.now(), everyWay)
  await tellFamily(nadia, 'la famille Benali')
  journey.moveClockTo(new Date(late.getTime() + 3 * DAY))
  await runLoanClocks(site.database, journey.now(), everyWay)
  await claire.open(machine.path)
  await sees(claire, 'Prêté, retour le', 'Ouvrir le prêt')
  await takeBack(nadia, 'la famille Benali', 'Maison de quartier')

  pass(HOUR)
  await refusedBeforeWipe(claire, machine)
  journey.moveClockTo(new Date(late.getTime() + 4 * DAY))
  await makeReadyAgain(claire, machine, journey.now())
  const other = await waiting(second)
  pass(HOUR)
  await promiseTo(claire, other, machine)
  await lend(nadia, other, 'Maison de quartier', journey.now())

  await claire.open(machine.path)
  expect(await lifeOf(claire)).toEqual([
    ...['Reçu', 'Matériel relevé', 'Effacé et vérifié', 'Testé', 'Noté', 'Prêt', 'Transfert'],
    ...['Remis à une famille', 'Rendu par la famille', 'À effacer', 'Effacement à refaire'],
    ...['Effacé et vérifié', 'Testé', 'Noté', 'Prêt', 'Remis à une famille'],
  ])
  for (const person of [ahmed, denis]) await readsNoFamily(person, machine.path, sayMonth(journey.now()))
  allFitted(ahmed, claire, nadia, denis)
}, 240_000)

/** Who gave and who repaired read that it serves, and never whom. */
async function readsNoFamily(person: Person, path: string, month: string): Promise<void> {
  await person.open(path)
  expect((await lifeOf(person)).at(-1)).toBe('Remis à une famille')
  expect(await person.page.locator('main ol.story time').first().innerText()).toBe(month)
  const html = await person.page.content()
  for (const name of ['Benali', 'Roussel', 'Tahiri', 'Médiathèque', 'Maison de quartier', 'Nadia'])
    expect(html).not.toContain(name)
}
