import { expect, test } from 'vitest'
import { sayLevel } from '../wiping/wipe.words.ts'
import { sayGrades } from './device.grades.ts'
import { deviceStory } from './device.story.ts'
import { saySoftware } from './snapshot.words.ts'

const told = (act: string, data: Record<string, unknown>) =>
  deviceStory[act]?.({ act, at: new Date(), actor: '', from: null, to: null, why: null, data } as never)?.text

test('grades are said in words, their letters after', () => {
  expect(sayGrades({ aspect: 'B', working: 'A', battery: 'C' })).toBe(
    'bon aspect, tout fonctionne, batterie moyenne (B · A · C)',
  )
  expect(sayGrades({ aspect: 'A', working: 'A', battery: 'none' })).toBe(
    'très bon aspect, tout fonctionne, sans batterie (A · A · –)',
  )
  expect(sayGrades({ aspect: null, working: null, battery: null })).toBe('')
  expect(told('device.graded', { aspect: 'B', working: 'A', battery: 'C' })).toBe(
    'bon aspect, tout fonctionne, batterie moyenne (B · A · C).',
  )
})

test('a tool and a norm are said in words, their own name after', () => {
  expect(saySoftware('workbench-script 1.2')).toBe('la clé de diagnostic eReuse (workbench-script 1.2)')
  expect(saySoftware('autre')).toBe('autre')
  expect(sayLevel('Clear (NIST SP 800-88)')).toMatch(/^Tout l’espace accessible a été réécrit.*NIST SP 800-88\)$/)
  expect(told('device.identified', { software: 'workbench-script', drives: 1, warnings: [] })).toBe(
    '1 disque, vu avec la clé de diagnostic eReuse (workbench-script).',
  )
})
