import { expect, test } from 'vitest'
import { generator } from '../solving/random.testing.ts'
import { sharedLines } from './counts.rules.ts'

const line = (name: string, served: number, waiting = 0) => ({ name, served, waiting })

test('counts are rounded down to five, nobody is said, and one to four is not', () => {
  expect(sharedLines([line('Harnes', 43, 7), line('Avion', 4, 3), line('Lens', 2, 1)], 'Autres')).toEqual([
    { name: 'Harnes', served: 40, waiting: 5 },
    { name: 'Avion', served: null, waiting: null },
    { name: 'Lens', served: null, waiting: null },
  ])
  expect(sharedLines([line('Harnes', 40)], 'Autres')).toEqual([{ name: 'Harnes', served: 40, waiting: 0 }])
})

test('a single small count would be given back by the total: it is said with the smallest of the others', () => {
  expect(sharedLines([line('Harnes', 40), line('Avion', 12), line('Noyelles', 3)], 'Autres')).toEqual([
    { name: 'Harnes', served: 40, waiting: 0 },
    { name: 'Autres', served: 15, waiting: 0 },
  ])
})

test('whatever the lines, each hidden count may still be two numbers for whoever knows all the others and the total', () => {
  const random = generator(8)
  const some = () => Math.floor(random() * 9)
  let hiding = 0
  for (let round = 0; round < 3000; round++) {
    const exact = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) => line(`${index}`, some(), some()))
    const lines = sharedLines(exact, 'Autres')
    if (lines.length < 2) continue
    for (const what of ['served', 'waiting'] as const) {
      const joined = exact.filter(({ name }) => !lines.some((one) => one.name === name))
      const truth = (name: string) =>
        (name === 'Autres' ? joined : exact.filter((one) => one.name === name)).reduce((sum, one) => sum + one[what], 0)
      const hidden = lines.filter((one) => one[what] === null)
      hiding += hidden.length
      const sum = hidden.reduce((total, { name }) => total + truth(name), 0)
      for (const [index] of hidden.entries()) {
        const others = hidden.length - 1
        const candidates = [1, 2, 3, 4].filter((value) => sum - value >= others && sum - value <= 4 * others)
        expect(candidates.length, `${index} of ${JSON.stringify(exact)}`).toBeGreaterThan(1)
      }
    }
  }
  expect(hiding).toBeGreaterThan(1000)
})
