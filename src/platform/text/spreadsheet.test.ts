import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadsheetCell, typedCell } from './spreadsheet.ts'

test.each([
  '=1+1',
  '+33612345678',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1+1',
  '＠x',
  '  =HYPERLINK("x")',
  '\u200b=1',
  '\ufeff=1',
  ' \t',
  '-',
])('the text %j cannot run as a formula', (text) => expect(spreadsheetCell(text)).toBe(`'${text}`))

test.each(['Dupont', '12 rue de la Paix', 'a=b', '3-5', '-5', '-12,50', '06 12 34 56 78', "l'école", ''])(
  'the text %j is left alone',
  (text) => expect(spreadsheetCell(text)).toBe(text),
)

test('numbers stay numbers, nothing stays empty, yes and no are said in French', () => {
  expect([-5, 1.5, 12n, null, undefined, true, false].map(spreadsheetCell)).toEqual([
    '-5',
    '1.5',
    '12',
    '',
    '',
    'oui',
    'non',
  ])
})

test('no text is exported with a formula sign first, except a bare negative amount', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', ' ', "'", '1', 'A', '＝') })),
      (text) => {
        const cell = spreadsheetCell(text)
        expect(/^[\s]*[=+@＝＋－＠\t\r]/.test(cell)).toBe(false)
        if (/^\s*-/.test(cell)) expect(cell).toMatch(/^-\d+([.,]\d+)?$/)
      },
    ),
  )
})

test('a text that goes out and comes back is unchanged', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', ' ', "'", '1', 'A') })),
      (text) => {
        expect(typedCell(spreadsheetCell(text))).toBe(text)
      },
    ),
  )
})
