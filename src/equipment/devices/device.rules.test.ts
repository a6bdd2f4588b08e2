import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BenchDevice,
  mayBeReady,
  mayExit,
  mayGrade,
  mayMove,
  mayTest,
  nextStates,
  notClean,
} from './device.rules.ts'
import { stateWords } from './device.words.ts'

const device: BenchDevice = {
  kind: 'laptop',
  state: 'graded',
  drives: 1,
  noDrive: false,
  neverUsed: false,
  wipeRefusal: null,
  aspect: 'B',
  working: 'A',
  battery: 'B',
  exited_as: null,
  locked: null,
  missing_part: null,
  in_dispute: false,
  faults: [],
  repairOpen: false,
}
const unproved = 'aucun effacement vérifié pour le disque WD-1. Aucun journal ne cite ce disque.'

describe('the arrows', () => {
  test('every state has a French word, and a way out unless the machine is gone', () => {
    for (const state of Object.keys(stateWords)) {
      if (!['destroyed', 'exited'].includes(state)) expect(nextStates(state), state).not.toEqual([])
      for (const next of nextStates(state)) expect(stateWords[next], next).toBeDefined()
    }
  })

  test('a refusal speaks French', () => {
    expect(mayMove('received', 'ready')).toBe('il est « reçu » et ne peut pas devenir « prêt à partir ».')
    expect(mayMove('ready', 'reserved')).toBeNull()
  })

  test('a device that a family used is wiped before anything else', () =>
    expect(nextStates('returned')).not.toContain('tested'))
})

describe('ready', () => {
  test.each([
    ['without proof for a drive', { wipeRefusal: unproved }, 'aucun effacement vérifié pour le disque WD-1'],
    ['when nobody knows its drives', { drives: 0 }, 'Relevez son matériel'],
    ['when it is locked', { locked: 'compte Apple' }, 'verrouillé (compte Apple)'],
    ['when a part is missing', { missing_part: 'chargeur' }, 'chargeur'],
    ['when an essential function fails', { faults: ['écran'] }, 'à réparer : écran'],
    ['while its repair is open', { repairOpen: true }, 'réparation n’est pas finie'],
    ['in dispute', { in_dispute: true }, 'litige'],
    ['before it is graded', { battery: null }, 'pas encore noté'],
    ['when it does not work', { working: 'D' }, 'ne fonctionne pas'],
    ['straight from the eraser', { state: 'wiped' }, 'effacé, vérifié'],
  ] as [string, Partial<BenchDevice>, string][])('is refused %s', (_, facts, said) => {
    expect(mayBeReady({ ...device, ...facts })).toContain('Cet appareil ne peut pas être prêt : ')
    expect(mayBeReady({ ...device, ...facts })).toContain(said)
  })

  test('opens when nothing is missing', () => expect(mayBeReady(device)).toBeNull())
  test('opens for a machine that somebody saw without a drive', () =>
    expect(mayBeReady({ ...device, drives: 0, noDrive: true })).toBeNull())
  test('a drive that appears later counts, whatever was seen before', () =>
    expect(mayBeReady({ ...device, noDrive: true, wipeRefusal: unproved })).toContain('WD-1'))
})

describe('exits', () => {
  test('a machine that may hold data neither becomes waste nor is recycled: it is destroyed', () => {
    const dirty = { ...device, state: 'wipe_failed', wipeRefusal: unproved }
    expect(mayExit(dirty, 'exited')).toContain('peut encore contenir des données')
    expect(mayExit(dirty, 'destroyed')).toBeNull()
  })
  test('a promised device does not leave the stock', () =>
    expect(mayExit({ ...device, state: 'reserved' }, 'destroyed')).not.toBeNull())
})

/** What people may do to a device, as the stores do it: a rule is asked, then the state changes. */
type Gesture =
  | 'identify'
  | 'snapshot without drive'
  | 'look inside'
  | 'wipe proved'
  | 'wipe failed'
  | 'test'
  | 'grade'
  | 'ready'
  | 'repair'
  | 'reserve'
  | 'hand over'
  | 'take back'
  | 'to wipe'
  | 'lose'
  | 'find'

function after(d: BenchDevice, gesture: Gesture): BenchDevice {
  const go = (state: string, facts: Partial<BenchDevice> = {}) =>
    mayMove(d.state, state) === null ? { ...d, state, ...facts } : d
  switch (gesture) {
    case 'identify':
      return ['received', 'identified', 'returned'].includes(d.state)
        ? { ...d, drives: 1, noDrive: false, state: 'to_wipe' }
        : d
    case 'snapshot without drive':
      return d.state === 'received' ? { ...d, state: 'identified' } : d
    case 'look inside':
      return d.state === 'identified' && d.drives === 0 ? { ...d, noDrive: true } : d
    case 'wipe proved':
      return d.drives > 0 ? go('wiped', { wipeRefusal: null }) : d
    case 'wipe failed':
      return d.drives > 0 ? go('wipe_failed', { wipeRefusal: unproved }) : d
    case 'test':
      return mayTest(d) === null ? { ...d, state: 'tested' } : d
    case 'grade':
      return mayGrade(d) === null ? { ...d, state: 'graded', aspect: 'A', working: 'A', battery: 'A' } : d
    case 'ready':
      return mayBeReady(d) === null ? { ...d, state: 'ready' } : d
    case 'repair':
      return go('repairing')
    case 'reserve':
      return go('reserved')
    case 'hand over':
      return go('handed_over', { wipeRefusal: unproved })
    case 'take back':
      return go('returned')
    case 'to wipe':
      return go('to_wipe')
    case 'lose':
      return go('lost', { wipeRefusal: d.drives > 0 ? unproved : null })
    case 'find':
      return d.state === 'lost' ? go('returned') : d
  }
}

test('no path of allowed gestures reaches ready without proof for every drive', () => {
  const usual: Gesture[] = ['identify', 'look inside', 'wipe proved', 'test', 'grade', 'ready', 'reserve']
  const gestures: Gesture[] = [
    'identify',
    'snapshot without drive',
    'look inside',
    'wipe proved',
    'wipe failed',
    'test',
    'grade',
    'ready',
    'repair',
    'reserve',
    'hand over',
    'take back',
    'to wipe',
    'lose',
    'find',
  ]
  const fresh: BenchDevice = {
    ...device,
    state: 'received',
    drives: 0,
    wipeRefusal: unproved,
    aspect: null,
    working: null,
    battery: null,
  }
  let reached = 0
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...gestures, ...usual, ...usual), { minLength: 30, maxLength: 120, size: 'max' }),
      (path) => {
        let d = fresh
        for (const gesture of path) {
          d = after(d, gesture)
          if (['ready', 'reserved'].includes(d.state)) {
            reached++
            expect(notClean(d)).toBeNull()
            expect(d.drives > 0 ? d.wipeRefusal === null : d.noDrive).toBe(true)
          }
        }
      },
    ),
    { numRuns: 1000 },
  )
  expect(reached).toBeGreaterThan(50)
})
