import { expect, test } from 'vitest'
import { filesUnder, reachedFrom, rings, type Source, sourcesOf, textOf } from './importGraph.ts'

/** In the order of the chain: what happens later acts on what is earlier by calling its store, never the reverse. */
const wings = [
  'network',
  'needs',
  'equipment',
  'connection',
  'support',
  'learning',
  'allocation',
  'orientation',
  'handover',
  'family',
  'impact',
  'desk',
  'site',
]

const all = sourcesOf('src')
const byPath = new Map(all.map((source) => [source.path, source]))
const isTest = (path: string) => /\.(test|testing|fixture)\.tsx?$/.test(path) || path.startsWith('src/testing/')
const isGenerated = (path: string) => path.includes('.gen.')
const house = all.filter(({ path }) => !isTest(path) && !isGenerated(path))
const wingOf = (path: string) => wings.indexOf(path.match(/^src\/([^/]+)\//)?.[1] ?? '')
const isPage = (path: string) => /\.pages\.tsx?$/.test(path)
const isPlatform = (path: string) => path.startsWith('src/platform/')

/** One sentence for each import of the house that the rule refuses. */
const refusedImports = (from: (source: Source) => boolean, why: (source: Source, to: string) => string | null) =>
  house.filter(from).flatMap((source) =>
    source.imports.flatMap(({ to }) => {
      const reason = why(source, to)
      return reason ? [`${source.path} importe ${to} : ${reason}`] : []
    }),
  )

test('every folder of the house has its place in the order of the chain', () => {
  const folders = new Set(all.flatMap(({ path }) => path.match(/^src\/([^/]+)\//)?.[1] ?? []))
  const strays = [...folders].filter((name) => ![...wings, 'platform', 'islands', 'testing'].includes(name))
  expect(
    strays.map((name) => `src/${name} n’a pas de place dans la chaîne : ajoutez-la à docs/map.md et ici.`),
  ).toEqual([])
})

test('a wing imports only from the wings above it, and from the platform', () => {
  const below = refusedImports(
    ({ path }) => wingOf(path) >= 0,
    ({ path }, to) =>
      wingOf(to) > wingOf(path)
        ? `l’aile « ${wings[wingOf(to)]} » vient après « ${wings[wingOf(path)]} » dans la chaîne.`
        : null,
  )
  expect(below).toEqual([])
})

test('from records to one household, each room of needs imports only from the rooms before it', () => {
  const rooms = ['linkage', 'alike', 'households', 'oneHousehold']
  const roomOf = (path: string) => rooms.indexOf(path.match(/^src\/needs\/([^/]+)\//)?.[1] ?? '')
  expect(
    refusedImports(
      ({ path }) => roomOf(path) >= 0,
      ({ path }, to) =>
        roomOf(to) > roomOf(path) ? `« ${rooms[roomOf(to)]} » vient après « ${rooms[roomOf(path)]} ».` : null,
    ),
  ).toEqual([])
})

/** Wings whose rooms know one another: nobody may say which comes first. A wing that is not here keeps an order. */
const unordered = ['network', 'needs', 'equipment', 'orientation', 'handover']

test('the rooms of a wing import one another without going round in a ring', () => {
  const roomOf = (path: string) => path.match(/^src\/([^/]+\/[^/]+)\/[^/]+$/)?.[1]
  const doors = house.flatMap((source) => {
    const room = roomOf(source.path)
    const wing = wings[wingOf(source.path)]
    if (!room || !wing || unordered.includes(wing)) return []
    return source.imports.flatMap(({ to }) => {
      const next = to.startsWith(`src/${wing}/`) ? roomOf(to) : undefined
      return next && next !== room ? [{ room, next, said: `${source.path} importe ${to}` }] : []
    })
  })
  const rooms = [...Map.groupBy(doors, ({ room }) => room)].map(([path, out]): [string, Source] => [
    path,
    { path, text: '', lines: 0, imports: out.map(({ next }) => ({ to: next, typeOnly: false, ours: true })) },
  ])
  const round = rings(new Map(rooms)).map((ring) =>
    ring.slice(1).map((next, at) => doors.find((door) => door.room === ring[at] && door.next === next)?.said),
  )
  expect([...new Set(round.map((ring) => `${ring.join(', ')} : ces pièces se connaissent en rond.`))]).toEqual([])
})

test('the platform knows nothing of the field', () => {
  expect(
    refusedImports(
      ({ path }) => isPlatform(path),
      (_, to) => (wingOf(to) >= 0 ? 'le socle ne connaît aucune aile.' : null),
    ),
  ).toEqual([])
})

test('no wing imports the composition files of src', () => {
  expect(
    refusedImports(
      ({ path }) => wingOf(path) >= 0 || isPlatform(path),
      (_, to) => (/^src\/[^/]+$/.test(to) ? 'ce fichier assemble les ailes, elles l’ignorent.' : null),
    ),
  ).toEqual([])
})

test('rules are pure: nothing they reach at run time is a database, a page, a component or a disk', () => {
  const impure =
    /^(kysely|pg|hono|preact|pino|nodemailer|pg-boss|node:(fs|net|http|child_process).*)$|\.store\.ts$|\.tsx$|^src\/platform\/(db|web|ui|jobs|files|postgres|log|auth)\//
  const pure = /^src\/platform\/ui\/[^/]+\.rules\.ts$/
  const broken = house
    .filter(({ path }) => path.endsWith('.rules.ts'))
    .flatMap((source) =>
      [...reachedFrom(source, byPath)]
        .filter(([to]) => impure.test(to) && !pure.test(to))
        .map(([, way]) => `${way.join(' → ')} : une règle est pure, elle reçoit ce qu’elle juge.`),
    )
  expect(broken).toEqual([])
})

test('a store knows no screen: of the pages it may only borrow the name of a type', () => {
  const screen = (to: string) =>
    (/^src\/platform\/(web|ui)\//.test(to) && !to.endsWith('.rules.ts')) || to.endsWith('.tsx')
  const broken = house
    .filter(({ path }) => path.endsWith('.store.ts'))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ to, typeOnly }) => !typeOnly && screen(to))
        .map(({ to }) => `${path} importe ${to} : un « store » ne connaît ni les pages ni l’affichage.`),
    )
  expect(broken).toEqual([])
})

test('pages are gathered by the table of contents, never called by another wing', () => {
  expect(
    refusedImports(
      ({ path }) => wingOf(path) >= 0 && !path.startsWith('src/desk/'),
      ({ path }, to) =>
        isPage(to) && wingOf(to) !== wingOf(path) ? 'une aile n’appelle pas les pages d’une autre.' : null,
    ),
  ).toEqual([])
})

test('what a browser runs takes nothing from the server but its forms, its rules and its components', () => {
  expect(
    refusedImports(
      ({ path }) => path.startsWith('src/islands/'),
      (_, to) =>
        to.startsWith('src/') &&
        !to.startsWith('src/islands/') &&
        !/^src\/platform\/ui\/[^/]+\.tsx$/.test(to) &&
        !/\.(form|rules)\.ts$/.test(to)
          ? 'un îlot ne prend au serveur que des formulaires, des règles et des composants.'
          : to.startsWith('node:')
            ? 'un navigateur n’a pas les modules de Node.'
            : null,
    ),
  ).toEqual([])
})

test('no ring of imports', () => {
  expect(rings(byPath).map((ring) => `${ring.join(' → ')} : ces fichiers s’importent en rond.`)).toEqual([])
})

test('every import of ours leads to a file', () => {
  const there = new Set([...filesUnder('src', /./), ...filesUnder('db', /./)])
  const lost = house.flatMap(({ path, imports }) =>
    imports
      .filter(({ to, ours }) => ours && !there.has(to))
      .map(({ to }) => `${path} importe ${to}, qui n’existe pas.`),
  )
  expect(lost).toEqual([])
})

test('files and folders are named by the words of the field', () => {
  const shapeless = /^(utils?|helpers?|common|misc|services?|managers?|shared|lib)$/i
  const strays = all.flatMap(({ path }) =>
    path
      .split('/')
      .flatMap((part) =>
        shapeless.test(part.replace(/\..*$/, '')) ? [`${path} : « ${part} » ne dit rien du métier.`] : [],
      ),
  )
  expect(strays).toEqual([])
})

test('no file only passes on what others export', () => {
  const barrels = all.filter(
    ({ path, text }) => /(^|\/)index\.tsx?$/.test(path) || /^\s*export\s+\*\s+from/m.test(text),
  )
  expect(barrels.map(({ path }) => `${path} : pas de fichier qui ne fait que réexporter.`)).toEqual([])
})

test('files stay short: half under 45 lines, nine in ten under 120, none over 250', () => {
  const lines = house.map((source) => source.lines).sort((a, b) => a - b)
  const tooLong = house
    .filter((source) => source.lines > 250)
    .map(({ path, lines }) => `${path} a ${lines} lignes : séparez-le selon les mots du métier.`)
  expect(tooLong).toEqual([])
  expect(lines[Math.floor(lines.length / 2)], 'La moitié des fichiers doit tenir en moins de 45 lignes.').toBeLessThan(
    45,
  )
  expect(
    lines[Math.floor(lines.length * 0.9)],
    'Neuf fichiers sur dix doivent tenir en moins de 120 lignes.',
  ).toBeLessThan(120)
})

const refusedText = (sources: readonly Source[], pattern: RegExp, why: string) =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} : ${why}`] : [])),
  )

test('what is shown, said or ruled holds no query: it asks a store', () => {
  const query = /\bsql(<[^`]*>)?`|\bsql<|\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bjobs\s*\.query\b/
  const screens = house.filter(({ path }) => /\.(pages|view|fields|section|glance|words|rules|form)\.tsx?$/.test(path))
  expect(
    refusedText(screens, query, 'une page ou une vue demande à un « store », elle n’écrit pas de requête.'),
  ).toEqual([])
})

test('HTML is put in unescaped in one place only, and built as text in the cells of its rows', () => {
  const but = (...paths: string[]) => all.filter(({ path }) => !paths.includes(path))
  const rows = 'src/platform/ui/rows.tsx'
  expect([
    ...refusedText(but(rows), /dangerouslySetInnerHTML=/, `seul ${rows} pose du HTML tel quel.`),
    ...refusedText(
      but(rows, 'src/platform/ui/cells.ts'),
      /(?<![.\w])raw\(/,
      'seules les cellules des longs tableaux s’écrivent en texte.',
    ),
  ]).toEqual([])
})

test('no inline style: the page’s security policy would refuse it', () => {
  expect(
    refusedText(
      house.filter(({ path }) => path.endsWith('.tsx')),
      /\sstyle=/,
      'pas de style dans le HTML, une classe de public/css.',
    ),
  ).toEqual([])
})

test('only the command line speaks to the terminal', () => {
  const others = house.filter(({ path }) => !path.startsWith('src/platform/cli/') && !path.endsWith('.command.ts'))
  expect(refusedText(others, /\bconsole\.\w+\(/, 'le site écrit dans le journal, pas dans la console.')).toEqual([])
})

test('nothing is left for later in a comment', () => {
  const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`)
  expect(refusedText(all, marks, 'ouvrez un ticket plutôt que de laisser une note.')).toEqual([])
})

test('the context of a request never outlives its transaction', () => {
  const session = /set_config\([^)]*,\s*false\s*\)/i
  const strays = [...filesUnder('src'), ...filesUnder('db', /\.(sql|ts)$/)].filter((path) => session.test(textOf(path)))
  expect(
    strays.map((path) => `${path} : set_config(…, false) laisserait le contexte d’une personne à la suivante.`),
  ).toEqual([])
})

test('the time and chance of an act come in as arguments', () => {
  const stores = house.filter(({ path }) => /\.(store|rules)\.ts$/.test(path))
  expect([
    ...refusedText(
      stores,
      /\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/,
      'l’heure et le hasard se reçoivent (by.now, by.newId).',
    ),
    ...refusedText(
      house,
      /[(,]\s*\w+(: Date)? = new Date\(\)/,
      'une heure par défaut cache une horloge : on la reçoit.',
    ),
  ]).toEqual([])
})
