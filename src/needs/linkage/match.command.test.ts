import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
import { sayChance } from './command/report.ts'
import { matchCommand } from './match.command.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillon-match-'))
const out = vi.spyOn(console, 'log')
const err = vi.spyOn(console, 'error')
let [printed, refused] = ['', '']
beforeEach(() => {
  printed = ''
  refused = ''
  out.mockImplementation((line: string) => {
    printed += `${line}\n`
  })
  err.mockImplementation((line: string) => {
    refused += `${line}\n`
  })
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})
const put = (name: string, content: string) => writeFileSync(join(folder, name), content)
const type = (line: string) => run([matchCommand], line.split(' '), folder)

const people = `ref;prénom;nom;né le;téléphone
1;Hélène;Morvandeau;03/11/1975;06 12 12 12 12
2;HELENE;MORVANDEAU;1975-11-03;+33612121212
3;Gaspard;Morvandeau;17/02/1971;06 12 12 12 12
4;Oumou;Traoré;01/01/1988;
5;Ioana;Popescu;22/08/1990;07 70 70 70 70
6;Ioanna;Popescu;22/08/1990;07 70 70 70 70
7;Yann;Le Goff;30/06/1966;
`
put('people.csv', people)
put('map.json', '{"prénom":"given_name","nom":"family_name","né le":"birth_date","téléphone":"phone"}')

test('one line of JSON a pair, the same at each run', async () => {
  expect(await type('match people.csv --id ref --map map.json --json')).toBe(0)
  const pairs = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(pairs.map(({ a, b }) => [a, b])).toEqual([
    ['1', '2'],
    ['5', '6'],
  ])
  for (const pair of pairs) {
    expect(Object.keys(pair)).toEqual(['a', 'b', 'probability', 'zone'])
    expect(pair.probability).toBeGreaterThan(0.5)
    expect(['certain', 'judge']).toContain(pair.zone)
  }
  const first = printed
  printed = ''
  await type('match people.csv --id ref --map map.json --json')
  expect(printed).toBe(first)
})

test('one line a record with --clusters', async () => {
  expect(await type('match people.csv --id ref --map map.json --json --clusters')).toBe(0)
  const lines = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(7)
  expect(lines.slice(0, 3)).toEqual([
    { id: '1', cluster: '1' },
    { id: '2', cluster: '1' },
    { id: '3', cluster: '3' },
  ])
})

const lines = () =>
  printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('two rows that say the same are certain, in a list however short; a slip is left to a person', async () => {
  await type('match people.csv --id ref --map map.json --json')
  expect(lines().map(({ a, zone }) => [a, zone])).toEqual([
    ['1', 'certain'],
    ['5', 'judge'],
  ])
})

test('a cluster gathers what is likely; with --certain, only what is certain or was decided', async () => {
  const clusterOf = async (options: string, id: string) => {
    printed = ''
    expect(await type(`match people.csv --id ref --map map.json --json --clusters${options}`)).toBe(0)
    return lines().find((line) => line.id === id).cluster
  }
  expect(await clusterOf('', '6')).toBe('5')
  expect(await clusterOf(' --certain', '6')).toBe('6')
  put('same.jsonl', '{"a":"5","b":"6","same":true}')
  expect(await clusterOf(' --certain --verdicts same.jsonl', '6')).toBe('5')
})

test('between two lists a cluster line keeps its two keys; identifiers that both lists bear are told apart', async () => {
  const head = 'ref;prénom;nom;né le;téléphone'
  put('far.csv', `${head}\nx1;Helene;Morvandeau;03/11/1975;0612121212\nx2;Ali;Bouzid;04/05/1999;\n`)
  put('near.csv', `${head}\n1;Ali;Bouzid;04/05/1999;\n12;Helene;Morvandeau;03/11/1975;0612121212\n`)
  await type('match people.csv --with far.csv --id ref --map map.json --clusters --json')
  expect(lines().map(({ id, cluster }) => [id, cluster].join(' '))).toEqual([
    ...['1 1', '2 1', '3 3', '4 4', '5 5', '6 6', '7 7', 'x1 1', 'x2 x2'],
  ])
  expect(new Set(lines().flatMap((line) => Object.keys(line)))).toEqual(new Set(['id', 'cluster']))
  printed = ''
  await type('match people.csv --with near.csv --id ref --map map.json --clusters --json')
  expect(lines().filter(({ id }) => ['1:1', '1:2', '2:1', '2:12'].includes(id))).toEqual([
    { id: '1:1', cluster: '1:1' },
    { id: '1:2', cluster: '1:1' },
    { id: '2:1', cluster: '2:1' },
    { id: '2:12', cluster: '1:1' },
  ])
})

test('a second list is matched with the first', async () => {
  put(
    'others.csv',
    `ref;prénom;nom;né le;téléphone\n1;Helene;Morvandeau;03/11/1975;0612121212\n9;Ali;Bouzid;04/05/1999;\n`,
  )
  expect(await type('match people.csv --with others.csv --id ref --map map.json --json')).toBe(0)
  const pairs = printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(pairs.map(({ a, b }) => `${a}-${b}`)).toEqual(['1-1', '2-1'])
})

test('a verdict is respected', async () => {
  put('verdicts.jsonl', '{"a":"1","b":"2","same":false}\n\n')
  expect(await type('match people.csv --id ref --map map.json --verdicts verdicts.jsonl --json')).toBe(0)
  expect(printed).not.toContain('"a":"1"')
})

test('without --json, a summary that a person reads', async () => {
  expect(await type('match people.csv --id ref --map map.json')).toBe(0)
  expect(printed).toContain('7 fiches lues')
  expect(printed).toMatch(/paires? à vérifier/)
  expect(printed).toContain('Ces fiches désignent de 5 à 6 personnes, selon ce qui reste à vérifier.')
})

test('--help says what the map is', async () => {
  expect(await type('match --help')).toBe(0)
  expect(printed).toContain('given_name')
})

put('empty.csv', '')
put('twice.csv', 'ref;nom\n1;A\n1;B\n')
put('noid.csv', 'ref;nom\n1;A\n;B\n')
put('unknown.json', '{"nom":"nickname"}')
put('broken.json', '{"nom":')
put('list.json', '["nom"]')
put('none.json', '{}')
put('name.json', '{"nom":"family_name"}')
put('bad.jsonl', '{"a":1}')
put('header.csv', 'ref;nom\n')
put('twohead.csv', 'ref;ref;nom\n1;2;A\n')
const bytes = (name: string, ...parts: (string | number[])[]) =>
  writeFileSync(join(folder, name), Buffer.concat(parts.map((part) => Buffer.from(part as string))))
bytes('binary.csv', [0x7f, 0x45, 0, 1, 2, 0, 0, 9])
bytes('mixed.csv', 'ref;nom\n1;Hélène\n2;H', [0xe9], 'lène\n')
bytes('latin.json', '{"pr', [0xe9], 'nom":"given_name"}')
test.each([
  ['people.csv --map map.json', 2, 'Il manque --id'],
  ['people.csv --id ref', 2, 'Il manque --map'],
  ['--id ref --map map.json', 2, 'Il manque FICHIER'],
  ['absent.csv --id ref --map map.json', 1, 'absent.csv n’existe pas'],
  ['people.csv --id ref --map absent.json', 1, 'absent.json n’existe pas'],
  ['empty.csv --id ref --map name.json', 1, 'empty.csv : Ce fichier est vide'],
  ['twice.csv --id ref --map name.json', 1, 'les lignes 2 et 3 portent le même identifiant « 1 »'],
  ['noid.csv --id ref --map name.json', 1, 'ligne 3 : la colonne « ref » est vide'],
  ['twice.csv --id numero --map name.json', 1, 'pas de colonne « numero ». Ses colonnes : « ref », « nom »'],
  ['twice.csv --id ref --map map.json', 1, 'pas de colonne « prénom »'],
  ['people.csv --id ref --map unknown.json', 1, '« nickname » n’est pas un genre de colonne'],
  ['people.csv --id ref --map broken.json', 1, 'broken.json n’est pas du JSON'],
  ['people.csv --id ref --map list.json', 1, 'doit associer chaque colonne'],
  ['people.csv --id ref --map none.json', 1, 'ne nomme aucune colonne'],
  ['people.csv --id ref --map map.json --verdicts bad.jsonl', 1, 'bad.jsonl, ligne 1'],
  ['people.csv --id ref --map map.json --vite', 2, 'n’existe pas ici'],
  ['people.csv --id ref --map map.json --certain', 2, '--certain accompagne --clusters'],
  ['people.csv autre.csv --id ref --map map.json', 2, 'est en trop'],
  ['people.csv --id ref --map map.json --with absent.csv', 1, 'absent.csv n’existe pas'],
  ['people.csv --with noid.csv --id ref --map name.json', 1, 'noid.csv, ligne 3'],
  ['header.csv --id ref --map name.json', 1, 'ne contient que des titres'],
  ['twohead.csv --id ref --map name.json', 1, 'plusieurs colonnes « ref »'],
  ['binary.csv --id ref --map name.json', 1, 'n’est pas un texte lisible'],
  ['mixed.csv --id ref --map name.json', 1, 'mixed.csv : '],
  ['people.csv --id ref --map latin.json', 1, 'latin.json n’est pas écrit en UTF-8'],
])('match %s is refused (%i): %s', async (line, code, sentence) => {
  expect(await type(`match ${line}`)).toBe(code)
  expect(refused).toContain(sentence)
  expect(refused.trim().split('\n')).toHaveLength(1)
  expect(printed).toBe('')
})

test('a pair that a person is to judge is never said to be sure, however likely', () => {
  expect([4, 12, 60].map(sayChance)).toEqual(
    ['94\u202f%', '99\u202f%', '99\u202f%'].map((said) => said.replace('\u202f', '\u00a0')),
  )
})
