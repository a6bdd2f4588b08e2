import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '#platform/cli/run.ts'
import { allocateCommand } from './allocate.command.ts'
import { checkCommand } from './check.command.ts'
import { generator, randomScenario } from './solving/random.testing.ts'

const folder = mkdtempSync(join(tmpdir(), 'maillon-allocate-'))
let said = ''
const spies = (['log', 'error'] as const).map((name) => vi.spyOn(console, name))
beforeEach(() => {
  said = ''
  for (const spy of spies)
    spy.mockImplementation((line: string) => {
      said += `${line}\n`
    })
})
afterAll(() => {
  for (const spy of spies) spy.mockRestore()
  rmSync(folder, { recursive: true, force: true })
})
const put = (name: string, content: unknown) => {
  writeFileSync(
    join(folder, name),
    typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content),
  )
  return name
}
const type = async (...args: string[]) => {
  said = ''
  return run([allocateCommand, checkCommand], args, folder)
}

const need = (id: string, commune: string, points = 0) => ({
  id,
  kind: 'pc',
  stratum: 1,
  points,
  since: '2026-09-01',
  attributes: { commune },
})
const three = {
  seed: 'tirage',
  needs: [need('a', 'Harnes', 14), need('b', 'Harnes', 12), need('c', 'Avion', 3)],
  supply: [{ class: 'portable', count: 2, suits: ['pc'], fit: {} }],
  quotas: [{ name: 'Avion', where: { commune: 'Avion' }, min: 1 }],
}

/** Publishes a scenario: the file that `allocate --json` prints. */
async function published(name: string, scenario: unknown): Promise<string> {
  expect(await type('allocate', put('scenario.json', scenario), '--json')).toBe(0)
  return put(name, said)
}

describe('allocate', () => {
  test('serves the floor, then the most points, and says who waits, for want of what, and after whom', async () => {
    await type('allocate', put('scenario.json', three), '--json')
    expect(JSON.parse(said)).toMatchObject({
      status: 'optimal',
      served: [2],
      points: 17,
      assignments: [
        { need: 'a', class: 'portable' },
        { need: 'c', class: 'portable' },
      ],
      waiting: [{ need: 'b', reason: 'no stock', decidedBy: 'points' }],
    })
    expect(await type('allocate', 'scenario.json')).toBe(0)
    expect(said).toContain('2 besoins servis, 1 en attente')
  })

  test('names the fewest quotas that cannot be kept together', async () => {
    const harnes = { name: 'Harnes', where: { commune: ['Harnes'] }, min: 2 }
    const capped = { name: 'en tout', where: {}, max: 40 }
    await type('allocate', put('scenario.json', { ...three, quotas: [capped, ...three.quotas, harnes] }), '--json')
    expect(JSON.parse(said)).toEqual({ status: 'infeasible', conflict: ['Avion', 'Harnes'] })
    expect(await type('allocate', 'scenario.json')).toBe(0)
    expect(said).toContain('Aucune attribution ne tient ces quotas ensemble')
  })

  test('gives the same answer to the byte, whatever was asked in between', async () => {
    const first = await published('first.json', three)
    await published('other.json', randomScenario(generator(3), { families: 3, classes: 2 }))
    const again = await published('again.json', three)
    expect(readFileSync(join(folder, again))).toEqual(readFileSync(join(folder, first)))
  })

  test.each([
    ['an empty file', '', 'est vide'],
    ['a file cut short', '{"seed": "x", "needs": [', 's’arrête avant sa fin'],
    ['another document', { hello: 1 }, 'Il manque « seed »'],
    ['another encoding', Buffer.from(JSON.stringify(three), 'utf16le'), 'n’est pas écrit en UTF-8'],
    ['letters of another age', Buffer.from('{"seed": "tirée"}', 'latin1'), 'n’est pas écrit en UTF-8'],
    [
      'a list of limits under a name that nobody reads',
      { ...three, quota: three.quotas },
      '« quota » : ce mot n’est pas attendu ici.',
    ],
    [
      'a number where a quota names values',
      { ...three, quotas: [{ name: 'q', where: { commune: 62413 }, max: 1 }] },
      'Quota : « where » donne, pour chaque attribut, une valeur ou une liste de valeurs, écrites entre guillemets (quota n° 1).',
    ],
    [
      'an attribute that is a number',
      { ...three, needs: [{ ...need('a', 'Harnes'), attributes: { commune: 62413 } }] },
      'Attributs du besoin : une valeur entre guillemets pour chacun (besoin n° 1).',
    ],
    ['something deeper than anybody writes', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'la forme attendue'],
    [
      'a negative count',
      { ...three, supply: [{ class: 'portable', count: -1, suits: ['pc'] }] },
      'Nombre en stock : écrivez un nombre positif (stock n° 1).',
    ],
    [
      'half a device',
      { ...three, supply: [{ class: 'portable', count: 1.5, suits: ['pc'] }] },
      'Nombre en stock : écrivez un nombre entier (stock n° 1).',
    ],
    [
      'a fractional quota',
      { ...three, quotas: [{ name: 'q', where: {}, max: 0.5 }] },
      'Maximum du quota : écrivez un nombre entier (quota n° 1).',
    ],
    [
      'a need written twice',
      { ...three, needs: [need('a', 'Harnes'), need('a', 'Avion')] },
      '« a » est écrit deux fois',
    ],
    [
      'a quota on a class that no stock has',
      { ...three, quotas: [{ name: 'q', where: {}, class: 'neuve', max: 1 }] },
      '« neuve »',
    ],
    [
      'a day that is none',
      { ...three, needs: [{ ...need('a', 'Harnes'), since: '2026-02-30' }] },
      'comme 2026-09-01 (besoin n° 1)',
    ],
  ])('refuses %s with a sentence and code 2', async (_, content, sentence) => {
    expect(await type('allocate', put('bad.json', content))).toBe(2)
    expect(said).toContain(sentence)
  })

  test('refuses a file that is not there, or a folder, with code 2: 1 would say that a publication differs', async () => {
    for (const command of [['allocate'], ['allocate', '--replay'], ['check']]) {
      expect(await type(...command, 'nulle-part.json')).toBe(2)
      expect(said).toContain('nulle-part.json n’existe pas.')
      expect(await type(...command, '.')).toBe(2)
      expect(said).toContain('ne peut pas être lu.')
    }
  })

  test('reads a file that begins with a mark of its encoding', async () => {
    expect(await type('allocate', put('marked.json', `\ufeff${JSON.stringify(three)}`))).toBe(0)
  })

  test('names the quotas that count no need, whether they stop the answer or not', async () => {
    const nobody = { name: 'Lens', where: { commune: 'Lens' }, max: 3 }
    const unknown = { name: 'Bleus', where: { couleur: 'bleu' }, min: 1 }
    await type('allocate', put('scenario.json', { ...three, quotas: [...three.quotas, nobody] }))
    expect(said).toContain('Ce quota ne compte aucun besoin : relisez ce qu’il nomme.\n  Lens')
    await type('allocate', put('scenario.json', { ...three, quotas: [nobody, unknown] }))
    expect(said).toContain('Aucune attribution ne tient ces quotas ensemble :\n  Bleus')
    expect(said).toContain('Ces quotas ne comptent aucun besoin : relisez ce qu’ils nomment.\n  Lens\n  Bleus')
  })

  test('serves nobody when nothing suits anybody, and says so without an empty heading', async () => {
    const other = { class: 'portable', count: 2, suits: ['autre'] }
    expect(await type('allocate', put('scenario.json', { ...three, supply: [other], quotas: [] }))).toBe(0)
    expect(said).toContain('0 besoin servi, 3 en attente')
    expect(said).not.toContain('Le dernier servi')
    await type('allocate', 'scenario.json', '--json')
    expect(JSON.parse(said).waiting[0]).toMatchObject({ reason: 'no class suits' })
  })

  test('--replay says whether what was published is what the rule gives', async () => {
    const name = await published('published.json', three)
    expect(await type('allocate', '--replay', name)).toBe(0)
    expect(said).toContain('à la lettre')
    const result = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    expect(await type('allocate', '--replay', put('changed.json', { ...result, points: 18 }))).toBe(1)
    expect(await type('allocate', '--replay', put('scenario.json', three))).toBe(2)
  })
})

describe('check', () => {
  test('accepts what allocate published, the certificate alone or the whole result', async () => {
    const name = await published('published.json', three)
    expect(await type('check', name)).toBe(0)
    expect(said).toContain('Prouvé : aucune attribution ne fait mieux.')
    const { certificate } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    expect(await type('check', put('alone.json', certificate))).toBe(0)
  })

  test('finds every change of one assignment, on questions of all shapes', async () => {
    const random = generator(11)
    let changed = 0
    for (let round = 0; round < 20; round++) {
      await type('allocate', put('scenario.json', randomScenario(random, { families: 3, classes: 2 })), '--json')
      const result = JSON.parse(said)
      if (result.status === 'infeasible') continue
      for (const changes of tampered(result)) {
        changed++
        const certificate = { ...result.certificate, assignments: changes }
        expect(await type('check', put('tampered.json', certificate)), JSON.stringify(changes)).toBe(1)
        expect(await type('check', put('tampered.json', { ...result, assignments: changes }))).toBe(1)
      }
    }
    expect(changed).toBeGreaterThan(40)
  })

  test('finds a price that was made up and a value that was raised', async () => {
    const { certificate } = JSON.parse(readFileSync(join(folder, await published('published.json', three)), 'utf8'))
    const [stratum, ...others] = certificate.objectives
    const changing = (claim: object) =>
      put('tampered.json', { ...certificate, objectives: [{ ...stratum, ...claim }, ...others] })
    expect(await type('check', changing({ value: 3 }))).toBe(1)
    expect(await type('check', changing({ classes: { portable: -1 } }))).toBe(1)
    expect(await type('check', changing({ classes: {}, quotas: {} }))).toBe(1)
    expect(said).toContain('ne prouvent pas que rien ne fait mieux pour : stratum 1')
  })

  test('does not accept friends served without prices, nor says of a file without its run that it was announced', async () => {
    const name = await published('published.json', three)
    expect(await type('check', name)).toBe(0)
    expect(said).toContain('rien ne le relie à une liste annoncée')
    const { certificate } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const empty = { value: 0, bound: 0, over: 1, classes: {}, quotas: {}, reached: {} }
    const objectives = certificate.objectives.map((claim: object) => ({ ...claim, ...empty }))
    expect(
      await type(
        'check',
        put('friends.json', {
          ...certificate,
          scenario: { ...certificate.scenario, quotas: [] },
          assignments: [],
          objectives,
        }),
      ),
    ).toBe(1)
    expect(said).toContain('ne prouvent pas')
  })

  test('finds what was changed in any field of a result, or refuses it, and never ends on a trace', async () => {
    const result = JSON.parse(readFileSync(join(folder, await published('published.json', three)), 'utf8'))
    const { solver: _, cutoffs: __, ...bound } = result
    for (const path of pathsIn(bound)) {
      if (isQuestion(path)) continue
      for (const value of [undefined, null, 'zz', 7, -1, 0.5, [], {}]) {
        const changed = changedAt(result, path, value)
        if (JSON.stringify(changed) === JSON.stringify(result)) continue
        const where = `${path.join('.')} ${JSON.stringify(value)}`
        for (const command of [['check'], ['allocate', '--replay']]) {
          const code = await type(...command, put('tampered.json', changed))
          const untold = command[0] === 'check' && isUntold(path)
          expect([1, 2, ...(untold ? [0] : [])], `${command} ${where}`).toContain(code)
          expect(said, where).not.toMatch(/imprévue|undefined|\[object|Invalid/)
        }
      }
    }
    for (const line of [null, 3, 'x', []])
      expect([0, 1]).toContain(await type('check', put('tampered.json', { ...result, cutoffs: [line] })))
  }, 120_000)

  test('refuses a name that JavaScript answers by itself', async () => {
    const needs = [{ id: 'a', kind: 'constructor', stratum: 1 }]
    const supply = [{ class: 'portable', count: 1, suits: ['constructor'] }]
    expect(await type('allocate', put('scenario.json', { seed: 'x', needs, supply }))).toBe(2)
    expect(said).toContain('choisissez un autre nom')
  })

  test('refuses what is no certificate with code 2', async () => {
    expect(await type('check', put('scenario.json', three))).toBe(2)
    expect(said).toContain('n’est pas un certificat')
  })
})

type Path = (string | number)[]

/** Every place of a document. */
const pathsIn = (value: unknown, at: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => {
        const path = [...at, Array.isArray(value) ? Number(key) : key]
        return [path, ...pathsIn(one, path)]
      })
    : []

function changedAt(root: object, path: Path, value: unknown): object {
  const copy = structuredClone(root)
  const last = path.at(-1) as string
  const holder = path.slice(0, -1).reduce((one, key) => one[key as string] as Holder, copy as Holder)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return copy
}
type Holder = Record<string, unknown>

/** The question of a certificate is bound by the list that was announced, and by nothing in a file without its run. */
const isQuestion = (path: Path) => path[1] === 'scenario' && path.length > 2

/** Why somebody waits is done again, not added up; other prices may prove the same. */
const isUntold = ([first, , third, ...more]: Path) =>
  (first === 'waiting' && third !== undefined && third !== 'need') ||
  (first === 'certificate' && (more[0] === 'over' || more[0] === 'reached'))

/** One assignment left out, or given to somebody who waits. */
function tampered({
  assignments,
  waiting,
}: {
  assignments: { need: string; class: string }[]
  waiting: { need: string }[]
}) {
  return assignments.flatMap((one) => {
    const others = assignments.filter((other) => other !== one)
    return [others, ...waiting.map(({ need: id }) => [...others, { need: id, class: one.class }])]
  })
}
