import { expect, test } from 'vitest'
import { sayDriveFate } from './driveFate.ts'

const disk = [{ serial: 'D1' }]

test.each([
  ['exited', 'laptop', 'parts', [], null, 'Aucun disque dedans à son départ'],
  ['exited', 'laptop', null, [], null, 'Reparti comme il était arrivé, sans être effacé'],
  ['exited', 'laptop', 'recycled', disk, 'w', 'Effacé et vérifié'],
  ['exited', 'laptop', 'recycled', disk, null, 'Parti sans preuve d’effacement'],
  ['exited', 'screen', 'recycled', [], null, 'Un écran n’a pas de disque'],
  ['destroyed', 'laptop', null, disk, null, 'Disque détruit avec l’appareil'],
  ['lost', 'laptop', null, disk, null, 'Disque perdu avec l’appareil, sans preuve d’effacement'],
  ['stolen', 'laptop', null, disk, 'w', 'Effacé avant le vol'],
  ['to_wipe', 'laptop', null, disk, null, 'Pas encore effacé'],
  ['wipe_failed', 'laptop', null, disk, 'w', 'À effacer à nouveau'],
  ['ready', 'laptop', null, disk, 'w', 'Effacé et vérifié'],
] as const)('a donor reads what became of the disk: %s, %s, %s', (state, kind, exited_as, drives, wipe_id, said) => {
  expect(sayDriveFate({ state, kind, exited_as, drives, wipe_id })).toBe(said)
})
