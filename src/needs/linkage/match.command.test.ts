import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
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
  expect(printed).toContain('Ces fiches désignent 5 personnes.')
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
])('match %s is refused (%i): %s', async (line, code, sentence) => {
  expect(await type(`match ${line}`)).toBe(code)
  expect(refused).toContain(sentence)
  expect(printed).toBe('')
})
