import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
import { testSite } from '#testing/testSite.ts'
import { allocateCommand } from '../allocate.command.ts'
import { checkCommand } from '../check.command.ts'
import { runsOf } from '../runs/run.testing.ts'

const site = await testSite()
const folder = mkdtempSync(join(tmpdir(), 'maillon-replay-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const maillon = join(import.meta.dirname, '../../../bin/maillon')
const offline = join(folder, 'offline.mjs')

/** Types a command where nothing is but the file: no database to reach, no network to ask. */
const typed = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { PATH: process.env.PATH, HOME: folder, NODE_OPTIONS: `--import=${offline}` }
    execFile(process.execPath, [maillon, ...args], { cwd: folder, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    )
  })
const put = (content: string | Uint8Array) => {
  writeFileSync(join(folder, 'passage.json'), content)
}

type File = {
  passage: { listHash: string; seed: string }
  assignments: { need: string; class: string }[]
  waiting: { need: string }[]
  points: number
  certificate: {
    assignments: { need: string; class: string }[]
    scenario: { seed: string; needs: { id: string; points: number }[]; quotas: { max: number }[] }
  }
}
let text = ''
beforeAll(async () => {
  writeFileSync(
    offline,
    `import net from 'node:net'\nnet.Socket.prototype.connect = () => { console.error('le réseau a été demandé'); process.exit(9) }\n`,
  )
  const decided = await runsOf(site).run({ state: 'decided', families: 9, devices: 4, places: 5 })
  const { location } = await site.as('claire').post(`/passages/${decided.run}/publication`)
  text = Buffer.from((await site.anyone.get(`${location}/passage.json`)).bytes).toString()
})

let said = ''
const spies = (['log', 'error'] as const).map((name) => vi.spyOn(console, name))
afterAll(() => {
  for (const spy of spies) spy.mockRestore()
})
const here = async (...args: string[]) => {
  said = ''
  for (const spy of spies)
    spy.mockImplementation((line: string) => {
      said += `${line}
`
    })
  return { code: await run([allocateCommand, checkCommand], args, folder), said }
}
/** The two commands, as anyone types them. */
const bothOf = async (type = here) =>
  [await type('allocate', '--replay', 'passage.json'), await type('check', 'passage.json')] as const

test('the published file alone is replayed to the letter and checked, without database nor network', async () => {
  put(text)
  const [replayed, checked] = await bothOf(typed)
  expect(replayed).toMatchObject({ code: 0 })
  expect(replayed.said).toContain('celle qui est publiée, à la lettre')
  expect(replayed.said).toContain(`son empreinte est bien ${(JSON.parse(text) as File).passage.listHash}`)
  expect(checked).toMatchObject({ code: 0 })
  expect(checked.said).toContain('Prouvé : aucune attribution ne fait mieux.')
  expect(checked.said).toContain('9 numéros refaits')
}, 240_000)

const swap = (file: File): void => {
  const [served, other] = [file.assignments[0]?.need, file.waiting[0]?.need ?? '']
  for (const one of [...file.assignments, ...file.certificate.assignments]) if (one.need === served) one.need = other
}

describe.each<[what: string, change: (file: File) => void, replayed: string, checked: string]>([
  ['one assignment', swap, 'est servi dans le fichier, il attend une fois refait', 'vaut'],
  [
    'the points of the whole',
    (file) => {
      file.points += 1
    },
    'Points : ',
    'Points : le résultat dit',
  ],
  [
    'the points of one need',
    ({ certificate }) => {
      for (const need of certificate.scenario.needs.slice(0, 1)) need.points += 50
    },
    'La liste n’est pas celle qui avait été annoncée',
    'La liste n’est pas celle qui avait été annoncée',
  ],
  [
    'a quota',
    ({ certificate }) => {
      for (const quota of certificate.scenario.quotas) quota.max = 2
    },
    'il attend une fois refait',
    'plus que 2',
  ],
  [
    'the seed',
    ({ certificate }) => {
      certificate.scenario.seed = 'un autre tirage'
    },
    'Les numéros du tirage du certificat, « un autre tirage », ne sont pas ceux du passage',
    'Les numéros du tirage du certificat, « un autre tirage », ne sont pas ceux du passage',
  ],
  [
    'the seed, everywhere it is written',
    ({ certificate, passage }) => {
      certificate.scenario.seed = 'un autre tirage'
      passage.seed = 'un autre tirage'
    },
    'Le seuil de',
    'avec ce tirage',
  ],
  ['who waits', (file) => void file.waiting.pop(), 'n’attend pas pour la raison', 'Ceux qui attendent'],
  [
    'what was announced',
    ({ passage }) => {
      passage.listHash = '0'.repeat(64)
    },
    'La liste n’est pas celle qui avait été annoncée',
    'La liste n’est pas celle qui avait été annoncée',
  ],
])('tampering with %s', (_, change, replayed, checked) => {
  test('is found both ways, with a sentence that says what differs', async () => {
    const file = JSON.parse(text) as File
    change(file)
    put(JSON.stringify(file))
    const found = await bothOf()
    expect(found.map(({ code }) => code)).toEqual([1, 1])
    expect(found[0].said).toContain(replayed)
    expect(found[1].said).toContain(checked)
  })
})

test.each([
  ['nothing', () => '', 'est vide'],
  ['half of it', () => text.slice(0, text.length / 2), 's’arrête avant sa fin'],
  ['another encoding', () => Buffer.from(text, 'utf16le'), 'UTF-8'],
  ['another document', () => '{"bonjour": true}', 'n’est pas'],
  ['a list', () => '[]', 'n’est pas'],
  ['null', () => 'null', 'n’est pas'],
  ['a certificate of nothing', () => '{"certificate": {"scenario": []}}', ''],
  ['a key written twice', () => text.replace('"points":', '"points":0,"points":'), 'deux fois la même clé'],
  ['brackets without end', () => '['.repeat(200_000), 's’arrête avant sa fin'],
])('a file that is %s is refused with a sentence', async (_, content, sentence) => {
  put(content())
  for (const { code, said } of await bothOf()) {
    expect([1, 2]).toContain(code)
    expect(said).toContain(sentence)
    expect(said).not.toMatch(/ at .*\.(ts|mjs):|Error:/)
  }
})
