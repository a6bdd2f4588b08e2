import { expect, test } from 'vitest'
import { sayDriveFate } from './driveFate.ts'

const disk = [{ serial: 'D1' }]

test.each([
  ['exited', 'laptop', [], null, 'Aucun disque dedans à son départ'],
  ['exited', 'laptop', disk, 'w', 'Effacé et vérifié'],
  ['exited', 'laptop', disk, null, 'Parti sans preuve d’effacement'],
  ['exited', 'screen', [], null, 'Un écran n’a pas de disque'],
  ['destroyed', 'laptop', disk, null, 'Disque détruit avec l’appareil'],
  ['lost', 'laptop', disk, null, 'Disque perdu avec l’appareil, sans preuve d’effacement'],
  ['stolen', 'laptop', disk, 'w', 'Effacé avant le vol'],
  ['to_wipe', 'laptop', disk, null, 'Pas encore effacé'],
  ['wipe_failed', 'laptop', disk, 'w', 'À effacer à nouveau'],
  ['ready', 'laptop', disk, 'w', 'Effacé et vérifié'],
] as const)('a donor reads what became of the disk: %s, %s', (state, kind, drives, wipe_id, said) => {
  expect(sayDriveFate({ state, kind, drives, wipe_id })).toBe(said)
})
