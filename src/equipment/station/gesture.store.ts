import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refuse } from '#platform/access/refusal.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { makeReady, receiveDevice, sendToWipe } from '../bench/bench.acts.store.ts'
import { benchStep } from '../bench/bench.next.ts'
import { benchDevice, type Locked } from '../bench/bench.store.ts'
import { findDevice } from '../bench/end.store.ts'
import { gradeDevice } from '../bench/grade.store.ts'
import { confirmNoDrive } from '../bench/identify.store.ts'
import { testWhole } from '../checks/deviceTest.store.ts'
import { type BenchDevice, notClean } from '../devices/device.rules.ts'
import { lockDevice } from '../devices/device.store.ts'
import { repairDevice } from '../repairs/repair.acts.store.ts'
import { type Gesture, lower, nextSaid, refusedAs, standing } from './gesture.said.ts'
import { askLocks } from './locks.store.ts'
import { shelveDevice } from './shelve.store.ts'
import type { Plain } from './station.cards.ts'
import { type Mode, sayMode, stillMissing } from './station.mode.ts'

type Act = (by: Acting, id: string, version: number, kind: string) => Promise<Refusal | null>

const repair =
  (why: string): Act =>
  (by, id, version) =>
    repairDevice(by, id, version, why)

/** Each mode asks the same act as the page of a machine; `proof` and `collect` change nothing. */
const acts: Partial<Record<Plain, Act>> = {
  receive: (by, id) => receiveDevice(by, id),
  wipe: sendToWipe,
  no_drive: confirmNoDrive,
  tested: (by, id, version, kind) => testWhole(by, id, { version, kind, note: 'Au poste : tout marche.' }),
  repair: repair('À voir à l’établi.'),
  repair_screen: repair('L’écran.'),
  repair_keyboard: repair('Le clavier.'),
  repair_battery: repair('La batterie.'),
  ready: makeReady,
  found: findDevice,
}

/** Where each mode leaves a machine: one that stands there already is not done twice. */
const reached: Partial<Record<Plain, string>> = { wipe: 'to_wipe', ready: 'ready', receive: 'received' }

/** What is armed, done to the machine that was just read; or why not, and what to do. */
export async function gesture(by: Acting, mode: Mode, id: string): Promise<Gesture> {
  const device = await lockDevice(by, id)
  if (!device) return refusedAs('Rien n’a changé', 'Cet appareil n’est plus chez vous.')
  if (mode.kind === 'none') return seen(by, device)
  if (mode.kind === 'plain' && mode.name === 'proof') return proof(by, device)
  if (mode.kind === 'plain' && mode.name === 'collect')
    return { outcome: 'done', title: 'Sur la planche', detail: 'Son étiquette sera imprimée avec les autres.' }
  if (alreadyThere(mode, device))
    return { outcome: 'already', title: `Déjà fait : ${lower(sayMode(mode))}`, detail: 'Rien n’a changé.' }
  // Read before the act: from its event on, the other stations of the organisation wait for the end of this one.
  const bench = await benchDevice(by, device)
  const asked = mode.kind === 'plain' && mode.name === 'tested' && (await askLocks(by, bench, device.version))
  if (asked) return asked
  const refusal = await actOf(mode)(by, id, device.version, device.kind)
  if (refusal) return refusedAs('Pas fait', `${refusal.refusal}${advice(bench)}`)
  const after = await lockDevice(by, id)
  return {
    outcome: 'done',
    title: sayMode(mode),
    detail: after ? nextSaid(standsAs(bench, after, mode)) : '',
    version: after?.version,
    before: takesBack(mode) ? standing(device) : undefined,
  }
}

function actOf(mode: Mode): Act {
  if (mode.kind === 'plain') return acts[mode.name] ?? (async () => refuse('Cette carte ne sert plus.'))
  if (mode.kind === 'place') return (by, id, version) => shelveDevice(by, id, { version, placeId: mode.id })
  if (mode.kind === 'grade') {
    const { aspect, working, battery } = mode.letters
    if (aspect && working && battery)
      return (by, id, version) => gradeDevice(by, id, { version, aspect, working, battery } as never)
    return async () =>
      refuse(`Il manque ${sayList(stillMissing(mode.letters))} : scannez d’abord la carte qui la donne.`)
  }
  return async () => null
}

/** A machine that was held in hand, or opened, was: nothing makes that untrue. */
const facts: readonly string[] = ['receive', 'found', 'no_drive']
const takesBack = (mode: Mode): boolean => mode.kind !== 'plain' || !facts.includes(mode.name)

function alreadyThere(mode: Mode, device: Locked): boolean {
  if (mode.kind === 'place') return device.place_id === mode.id
  if (mode.kind === 'plain') return reached[mode.name] === device.state
  const { letters } = mode as Extract<Mode, { kind: 'grade' }>
  return (
    device.state === 'graded' &&
    device.aspect === letters.aspect &&
    device.working === letters.working &&
    device.battery === letters.battery
  )
}

const seen = async (by: Acting, device: Locked): Promise<Gesture> => ({
  outcome: 'seen',
  title: 'Rien n’a changé',
  detail: `Aucun mode n’est armé : scannez une carte, puis l’appareil. ${nextSaid(await benchDevice(by, device))}`,
})

/** Only says: a wipe is proved by its log, never by a scan. */
async function proof(by: Acting, device: Locked): Promise<Gesture> {
  const bench = await benchDevice(by, device)
  const unclean = notClean(bench)
  if (unclean) return refusedAs('Effacement non prouvé', `Il reste : ${unclean}`)
  const detail = bench.drives > 0 ? 'Chaque disque a son effacement vérifié.' : 'Il n’a pas de disque.'
  return { outcome: 'done', title: 'Effacement prouvé', detail }
}

/** What the bench knows of a machine once a gesture is done: its proofs did not move, unless somebody looked inside. */
const standsAs = (bench: BenchDevice, { state, aspect, working, battery }: Locked, mode: Mode): BenchDevice => ({
  ...bench,
  ...{ state, aspect, working, battery },
  noDrive: bench.noDrive || (mode.kind === 'plain' && mode.name === 'no_drive'),
})

function advice(bench: BenchDevice): string {
  const step = benchStep(bench)
  return step.verb ? ` À faire : ${lower(step.title)}.` : ''
}
