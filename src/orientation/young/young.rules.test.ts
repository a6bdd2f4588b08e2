import { describe, expect, test } from 'vitest'
import { refusalOfNewYoung, refusalOfYoung, youngAsked, youngKept } from './young.rules.ts'

const child = (age: number | null) => ({ adult: false, age })
const grown = (age: number | null) => ({ adult: true, age })

describe('what is asked of a household before it is addressed', () => {
  test.each([
    ['a family of adults and of children of ten: nothing', 2, [grown(40), child(10)], false, 'nothing'],
    ['a family of whom nobody is named: nothing', 1, [], false, 'nothing'],
    ['a pupil of fifteen', 1, [grown(40), child(15)], false, 'teen'],
    ['a young person of seventeen counted as the adult', 1, [grown(17)], false, 'teen'],
    ['somebody of eighteen', 1, [grown(18)], false, 'nothing'],
    ['a child of fourteen with an adult', 1, [child(14)], false, 'nothing'],
    ['a child of fourteen without any adult', 0, [child(14)], false, 'child'],
    ['a child whose age nobody knows', 1, [child(null)], false, 'unknown'],
    ['an adult whose age nobody knows', 1, [grown(null)], false, 'nothing'],
    ['a declared pupil, nobody named', 1, [], true, 'unknown'],
    ['a declared pupil, a child of ten named', 1, [child(10)], true, 'nothing'],
    ['children only, nobody named', 0, [], false, 'unknown'],
    ['of two children, one is sixteen and nobody knows of the other', 1, [child(null), child(16)], false, 'teen'],
  ] as const)('%s', (_, adults, people, pupil, asked) => expect(youngAsked({ adults, people, pupil })).toBe(asked))
})

describe('what is said of a young person', () => {
  test.each([
    ['teen', 'with_parent', null, 'with_parent'],
    ['teen', 'alone', null, 'alone'],
    ['teen', undefined, 'Dites si un parent', null],
    ['teen', 'adult', 'Dites si un parent', null],
    ['unknown', 'adult', null, null],
    ['unknown', 'with_parent', null, 'with_parent'],
    ['unknown', undefined, 'Dites l’âge', null],
    ['child', 'with_parent', 'n’est pas orienté seul', 'with_parent'],
    ['nothing', undefined, null, null],
    ['nothing', 'alone', null, null],
  ] as const)('%s, answered %s', (asked, said, refusal, kept) => {
    if (refusal) expect(refusalOfYoung(asked, said)).toContain(refusal)
    else expect(refusalOfYoung(asked, said)).toBeNull()
    expect(youngKept(asked, said)).toBe(kept)
  })

  test.each([
    ['an adult is counted', { adults: 1, children: 1, age: null }, null],
    ['nobody is counted', { adults: 0, children: 0, age: null }, null],
    ['no year, nothing said', { adults: 0, children: 1, age: null }, ['birth_year', 'young']],
    ['sixteen, nothing said', { adults: 0, children: 1, age: 16 }, ['young']],
    ['sixteen, said to be an adult', { adults: 0, children: 1, age: 16, young: 'adult' as const }, ['young']],
    ['sixteen, alone', { adults: 0, children: 1, age: 16, young: 'alone' as const }, null],
    ['eighteen', { adults: 0, children: 1, age: 18 }, ['adults']],
    ['ten: who answers for it is asked where it is registered', { adults: 0, children: 1, age: 10 }, null],
  ])('registered on the same page: %s', (_, typed, fields) =>
    expect(refusalOfNewYoung(typed) && Object.keys(refusalOfNewYoung(typed) ?? {})).toEqual(fields),
  )
})
