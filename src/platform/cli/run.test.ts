import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Command, Typed } from './command.ts'
import { Halt } from './halt.ts'
import { run } from './run.ts'

let typed: Typed | null = null
let fail: (() => never) | null = null

const commands: Command[] = [
  {
    name: 'range',
    summary: 'Range une boîte',
    arguments: ['BOÎTE'],
    options: { vite: { type: 'boolean', help: 'Sans attendre' }, salle: { type: 'string', value: 'NOM', help: 'Où' } },
    async run(what) {
      typed = what
      fail?.()
    },
  },
  { name: 'member add', summary: 'Invite quelqu’un', run: async () => {} },
]

const out = vi.spyOn(console, 'log')
const err = vi.spyOn(console, 'error')
const written = (spy: typeof out) => spy.mock.calls.flat().join('\n')

beforeEach(() => {
  out.mockImplementation(() => {})
  err.mockImplementation(() => {})
})
afterEach(() => {
  out.mockReset()
  err.mockReset()
  fail = null
})

const type = (line: string) => run(commands, line.split(' ').filter(Boolean), '/chez/moi')

test('a command that did its work exits 0, and got its words, options and paths', async () => {
  expect(await type('range carton --vite --salle=bleue')).toBe(0)
  expect(typed?.words).toEqual(['carton'])
  expect([typed?.flag('vite'), typed?.text('salle'), typed?.path('boîte.txt')]).toEqual([
    true,
    'bleue',
    '/chez/moi/boîte.txt',
  ])
})

test('a refusal exits 1 with its sentence alone', async () => {
  fail = () => {
    throw new Halt('La salle est fermée.')
  }
  expect(await type('range carton')).toBe(1)
  expect(written(err)).toBe('La salle est fermée.')
})

test.each([
  ['bouge', 'La commande « bouge » n’existe pas.'],
  ['range', 'Il manque BOÎTE.'],
  ['range un deux', '« deux » est en trop.'],
  ['range carton --loin', 'L’option --loin n’existe pas ici.'],
  ['range carton --salle', 'L’option --salle est mal écrite.'],
  ['range carton --vite=oui', 'L’option --vite est mal écrite.'],
])('"%s" is not how it is typed: exits 2 and says so', async (line, sentence) => {
  expect(await type(line)).toBe(2)
  expect(written(err)).toContain(sentence)
})

test('help lists every command, and tells what one takes', async () => {
  expect(await type('--help')).toBe(0)
  expect(written(out)).toMatch(/range .*Range une boîte\n.*member add .*Invite quelqu’un/)
  out.mockClear()
  expect(await type('range --help')).toBe(0)
  expect(written(out)).toMatch(/Usage : maillon range BOÎTE.*--salle NOM/s)
})

test('a known cause is told as a sentence, even deep inside; an unknown one with its trace', async () => {
  fail = () => {
    throw new Error('could not', { cause: Object.assign(new Error('write'), { code: 'ENOSPC' }) })
  }
  expect(await type('range carton')).toBe(1)
  expect(written(err)).toMatch(/^Le disque est plein/)
  err.mockClear()
  fail = () => {
    throw new TypeError('what?')
  }
  expect(await type('range carton')).toBe(1)
  expect(written(err)).toMatch(/erreur imprévue.*TypeError: what\?.*run\.test/s)
})
