import { expect, test } from 'vitest'
import { inventList } from '../../../testing/people/list.ts'
import { columns } from '../../../testing/people/written.ts'
import { gatherRecords, type Records } from '../records/records.ts'
import { blockLimit, blockRecords, eachCandidate, isCandidate } from './candidates.ts'

const recordsOf = (rows: { id: string; cells: string[] }[], sideOf = (_: number): 0 | 1 => 0): Records => {
  const gathering = gatherRecords([...columns])
  rows.forEach(({ id, cells }, at) => void gathering.add(id, cells, sideOf(at)))
  return gathering.finish()
}
const rows = [...inventList(1500)]

test('each pair is brought once, in the order of the records', () => {
  const records = recordsOf(rows)
  const blocking = blockRecords(records)
  const seen = new Set<number>()
  let [brought, backwards] = [0, 0]
  eachCandidate(blocking, (a, b) => {
    if (a >= b) backwards++
    seen.add(a * records.size + b)
    brought++
  })
  expect(backwards).toBe(0)
  expect(seen.size).toBe(brought)
  for (const pair of [...seen].slice(0, 2000))
    expect(isCandidate(blocking, Math.floor(pair / records.size), pair % records.size)).toBe(true)
})

test('nearly all pairs of one person are brought, among a small part of all pairs', () => {
  const records = recordsOf(rows)
  const person = new Map(rows.map((row) => [row.id, row.person]))
  const people = records.ids.map((id) => person.get(id))
  let truth = 0
  people.forEach((one, a) => {
    truth += people.filter((other, b) => b > a && one === other).length
  })
  let [brought, right] = [0, 0]
  eachCandidate(blockRecords(records), (a, b) => {
    brought++
    if (people[a] === people[b]) right++
  })
  expect(right / truth).toBeGreaterThan(0.995)
  expect(brought).toBeLessThan((records.size * records.size) / 20)
})

test('no block is larger than its limit allows, however common a name is', () => {
  const same = Array.from({ length: 2000 }, (_, at) => ({
    id: String(at),
    cells: ['Marie', 'Martin', '', '', '', '', '', '', ''],
  }))
  let brought = 0
  eachCandidate(blockRecords(recordsOf(same)), () => {
    brought++
  })
  expect(brought).toBe(0)
  expect(blockLimit(1_000_000)).toBe(10)
})

test('between two lists, only pairs across them', () => {
  const records = recordsOf(rows.slice(0, 500), (at) => (at % 2 ? 1 : 0))
  eachCandidate(blockRecords(records), (a, b) => expect(records.sides![a]).not.toBe(records.sides![b]))
})
