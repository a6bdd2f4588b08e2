import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { ColumnKinds } from '#needs/linkage/kinds.ts'
import { link } from '#needs/linkage/link.ts'
import { gatherRecords } from '#needs/linkage/records/records.ts'
import { inventList } from '#testing/people/list.ts'
import { worthOf } from '#testing/people/truth.ts'
import { columns as inventedColumns } from '#testing/people/written.ts'

// How well and how fast records are linked: on FEBRL (known truth, not ours) and on invented French lists. With --million,
// on a million records as well. The last line is one JSON object.
const { values } = parseArgs({ options: { json: { type: 'boolean' }, million: { type: 'boolean' } } })
const say = (text: string) => process.stderr.write(`${text}\n`)

type Listed = Iterable<{ id: string; cells: string[] }>

const measured = (name: string, columns: ColumnKinds, rows: Listed, personOf: (id: string) => unknown) => {
  const at = performance.now()
  const gathering = gatherRecords(columns)
  for (const { id, cells } of rows) gathering.add(id, cells)
  const linked = link(gathering.finish())
  const seconds = Math.round((performance.now() - at) / 10) / 100
  const worth = {
    name,
    ...worthOf(linked, personOf),
    seconds,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  say(
    `${name} : F1 ${worth.f1}, précision ${worth.precision}, rappel ${worth.recall}, ${worth.falseCertain} fausses certaines sur ${worth.certain}, ` +
      `personnes réunies : F1 ${worth.clusterF1}, ${worth.surelyF1} par les paires certaines seules (précision ${worth.surelyPrecision}), ` +
      `${worth.candidates} paires comparées, ${seconds} s, ${worth.peakMegabytes} Mo`,
  )
  return worth
}

const febrlColumns: ColumnKinds = [
  { column: 'given_name', kind: 'given_name' },
  { column: 'surname', kind: 'family_name' },
  { column: 'street_number', kind: 'street_number' },
  { column: 'address_1', kind: 'street' },
  { column: 'address_2', kind: 'other' },
  { column: 'suburb', kind: 'locality' },
  { column: 'postcode', kind: 'postcode' },
  { column: 'state', kind: 'other' },
  { column: 'date_of_birth', kind: 'birth_date' },
]
const idNumber: ColumnKinds = [{ column: 'soc_sec_id', kind: 'id_number' }]

const folder = [process.env.MAILLON_SAMPLES, '../shared/samples']
  .flatMap((path) => (path ? [resolve(path, 'febrl')] : []))
  .find((path) => existsSync(path))

const febrl = () =>
  [1, 2, 3].flatMap((number) => {
    const [header = [], ...lines] = readFileSync(`${folder}/dataset${number}.csv`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim()))
    return [true, false].map((withId) => {
      const columns = withId ? [...febrlColumns, ...idNumber] : febrlColumns
      const places = columns.map(({ column }) => header.indexOf(column))
      const rows = lines.map((cells) => ({ id: cells[0]!, cells: places.map((place) => cells[place] ?? '') }))
      return measured(`febrl${number}${withId ? '' : ' sans numéro'}`, columns, rows, (id) => id.split('-')[1])
    })
  })

if (!folder)
  say('Le dossier FEBRL est introuvable : ces mesures sont passées. MAILLON_SAMPLES dit où sont les exemples.')

const invented = (size: number) => {
  const people = new Map<string, number>()
  const rows = [...inventList(size)].map(({ id, person, cells }) => {
    people.set(id, person)
    return { id, cells }
  })
  return measured(`${size} fiches inventées`, [...inventedColumns], rows, (id) => people.get(id))
}

const results = [...(folder ? febrl() : []), ...[10_000, 100_000, ...(values.million ? [1_000_000] : [])].map(invented)]
process.stdout.write(`${JSON.stringify({ bench: 'match', results })}\n`)
