import { expect, test } from 'vitest'
import { inSlices } from './inSlices.ts'

const busy = (milliseconds: number) => {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('a long list is read in its order, and others are answered in the middle of it', async () => {
  let answered = 0
  const others = setInterval(() => answered++, 1)
  const read = await inSlices([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], (n) => {
    busy(5)
    return n * 2
  })
  clearInterval(others)
  expect(read).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
  expect(answered).toBeGreaterThan(1)
})
