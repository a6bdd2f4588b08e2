import { expect, test } from 'vitest'
import { sayList, sayOneOf } from './sayList.ts'

test.each([
  [[], '', ''],
  [['Lens'], 'Lens', 'Lens'],
  [['Lens', 'Liévin'], 'Lens et Liévin', 'Lens ou Liévin'],
  [['Lens', 'Liévin', 'Harnes'], 'Lens, Liévin et Harnes', 'Lens, Liévin ou Harnes'],
])('%j is said "%s", or "%s"', (words, all, one) => {
  expect(sayList(words)).toBe(all)
  expect(sayOneOf(words)).toBe(one)
})
