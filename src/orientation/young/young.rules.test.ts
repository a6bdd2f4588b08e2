import { describe, expect, test } from 'vitest'
import type { WithoutAdult } from '#needs/ages/withoutAdult.rules.ts'
import { newYoung, refusalOfYoung, youngAsked, youngKept } from './young.rules.ts'

const child = (age: number | null) => ({ adult: false, age })
const grown = (age: number | null) => ({ adult: true, age })

describe('what is asked of a household before it is addressed', () => {
  test.each([
    ['a family of adults and of children of ten: nothing', null, [grown(40), child(10)], false, 'nothing'],
    ['a family of whom nobody is named: nothing', null, [], false, 'nothing'],
    ['a pupil of fifteen', null, [grown(40), child(15)], false, 'teen'],
    ['a young person of seventeen counted as the adult', null, [grown(17)], false, 'teen'],
    ['somebody of eighteen', null, [grown(18)], false, 'nothing'],
    ['a child of fourteen with an adult', null, [child(14)], false, 'nothing'],
    ['a child of fourteen without any adult', 'child', [child(14)], false, 'child'],
    ['a child without any adult, beside a young person of sixteen', 'child', [child(16), child(10)], false, 'child'],
    ['without any adult, an age that nobody knows', 'unknown', [child(16), child(null)], false, 'unnamed'],
    ['children only, nobody named', 'unknown', [], false, 'unnamed'],
    ['without any adult, somebody who may be fifteen', 'fifteen', [child(14)], false, 'fifteen'],
    ['a young person of sixteen alone', null, [child(16)], false, 'teen'],
    ['a child whose age nobody knows', null, [child(null)], false, 'unknown'],
    ['an adult whose age nobody knows', null, [grown(null)], false, 'nothing'],
    ['a declared pupil, nobody named', null, [], true, 'unknown'],
    ['a declared pupil, a child of ten named', null, [child(10)], true, 'nothing'],
    ['of two children, one is sixteen and nobody knows of the other', null, [child(null), child(16)], false, 'teen'],
  ] as const)('%s', (_, withoutAdult, people, pupil, asked) =>
    expect(youngAsked({ withoutAdult: withoutAdult as WithoutAdult, people, pupil })).toBe(asked),
  )
})

describe('what is said of a young person', () => {
  test.each([
    ['teen', { young: 'with_parent' }, null, 'with_parent'],
    ['teen', { young: 'alone' }, null, 'alone'],
    ['teen', {}, 'Dites si un parent', null],
    ['teen', { young: 'adult' }, 'Dites si un parent', null],
    ['unknown', { young: 'adult' }, null, null],
    ['unknown', { young: 'with_parent' }, null, 'with_parent'],
    ['unknown', {}, 'Dites l’âge', null],
    ['child', { young: 'with_parent' }, 'n’est pas orienté seul', 'with_parent'],
    ['unnamed', { young: 'adult' }, 'l’âge d’un enfant manque', null],
    ['fifteen', { young: 'alone' }, 'déjà 15 ans', 'alone'],
    ['fifteen', { young: 'alone', fifteen: 'no' }, 'n’est pas orienté seul', 'alone'],
    ['fifteen', { fifteen: 'parent' }, 'Dites si un parent', null],
    ['fifteen', { young: 'alone', fifteen: 'self' }, null, 'alone'],
    ['nothing', {}, null, null],
    ['nothing', { young: 'alone' }, null, null],
  ] as const)('%s, answered %j', (asked, said, refusal, kept) => {
    const refused = refusalOfYoung(asked, said)
    if (refusal) expect(refused?.sentence).toContain(refusal)
    else expect(refused).toBeNull()
    expect(youngKept(asked, 'young' in said ? said.young : undefined)).toBe(kept)
  })

  test.each([
    ['an adult is counted', { adults: 1, children: 1 }, null],
    ['nobody is counted', { adults: 0, children: 0 }, null],
    ['two children and no adult', { adults: 0, children: 2, birth_year: 2010 }, { errors: ['children'] }],
    ['no year: it is asked first', { adults: 0, children: 1 }, { step: 'birth_year' }],
    ['no year, an answer before its question', { adults: 0, children: 1, young: 'alone' }, { step: 'birth_year' }],
    ['sixteen, nothing said: the next question', { adults: 0, children: 1, birth_year: 2010 }, { step: 'young' }],
    ['sixteen, said to be an adult', { adults: 0, children: 1, birth_year: 2010, young: 'adult' }, { step: 'young' }],
    ['sixteen, alone', { adults: 0, children: 1, birth_year: 2010, young: 'alone' }, null],
    ['fourteen or fifteen', { adults: 0, children: 1, birth_year: 2011, young: 'alone' }, { step: 'fifteen' }],
    ['said to be fifteen', { adults: 0, children: 1, birth_year: 2011, fifteen: 'self' }, { step: 'young' }],
    ['said to be fifteen, alone', { adults: 0, children: 1, birth_year: 2011, fifteen: 'self', young: 'alone' }, null],
    ['not fifteen yet', { adults: 0, children: 1, birth_year: 2011, fifteen: 'no' }, { errors: ['fifteen'] }],
    ['said to be fifteen at ten', { adults: 0, children: 1, birth_year: 2016, fifteen: 'self', young: 'alone' }, null],
    ['eighteen', { adults: 0, children: 1, birth_year: 2008 - 1 }, { errors: ['adults'] }],
    ['ten: who answers for it is asked where it is registered', { adults: 0, children: 1, birth_year: 2016 }, null],
  ] as const)('registered on the same page: %s', (_, typed, expected) => {
    const found = newYoung(typed, '2026-11-25')
    expect(found && 'errors' in found ? { errors: Object.keys(found.errors) } : found).toEqual(expected)
  })
})
