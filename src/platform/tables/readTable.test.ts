import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { type ReadTable, readTable } from './readTable.ts'
import type { TableLimits } from './table.ts'

const text = 'Désignation;Modèle;N° de série\nUnité centrale;Écran à côté;AB1\nPortable;Œuvre;CD2\n'
const table = (source: string | Uint8Array, limits?: TableLimits): ReadTable => {
  const read = readTable(typeof source === 'string' ? Buffer.from(source) : source, limits)
  if (refused(read)) throw new Error(read.refusal)
  return read
}
const refusal = (source: string | Uint8Array, limits?: TableLimits): string => {
  const read = readTable(typeof source === 'string' ? Buffer.from(source) : source, limits)
  return refused(read) ? read.refusal : ''
}
const cells = (source: string) => [...table(source).rows].map((row) => row.cells)

describe('encodings', () => {
  test.each([
    ['utf-8', 'utf-8', Buffer.from(text)],
    ['utf-8 with a mark', 'utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le with a mark', 'utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16be with a mark', 'utf-16be', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['utf-16le without a mark', 'utf-16le', iconv.encode(text, 'utf-16le')],
    ['utf-16be without a mark', 'utf-16be', iconv.encode(text, 'utf-16be')],
    ['windows-1252', 'windows-1252', iconv.encode(text, 'windows-1252')],
    ['iso-8859-15', 'iso-8859-15', iconv.encode(text.replace('AB1', '12€'), 'iso-8859-15')],
    ['Mac Roman', 'macintosh', iconv.encode(text.replace('AB1', '12¤'), 'macintosh')],
  ])('%s is recognised and its accents kept', (_, encoding, bytes) => {
    const read = table(bytes)
    expect(read.encoding).toBe(encoding)
    expect(read.header).toEqual(['Désignation', 'Modèle', 'N° de série'])
    const [first] = [...read.rows]
    expect(first!.cells.slice(0, 2)).toEqual(['Unité centrale', 'Écran à côté'])
    expect(['AB1', '12€']).toContain(first!.cells[2])
  })

  test('a file that mixes two encodings is refused with its first bad line', () => {
    const mixed = Buffer.concat([Buffer.from('Désignation;Modèle\nÉcran;A\n'), iconv.encode('Clé;B\n', 'windows-1252')])
    expect(refusal(mixed)).toContain('ligne 3')
  })

  test('a text with no accent at all is UTF-8', () => expect(table('a;b\n1;2\n').encoding).toBe('utf-8'))
})

describe('delimiters', () => {
  test.each([';', ',', '\t', '|'] as const)('%j is found', (delimiter) => {
    const read = table(`${['nom', 'ville', 'prix'].join(delimiter)}\n${['a', 'b', 'c'].join(delimiter)}\n`)
    expect(read.delimiter).toBe(delimiter)
    expect(read.header).toEqual(['nom', 'ville', 'prix'])
  })

  test('commas inside amounts do not win over semicolons', () =>
    expect(table('type;prix\nécran;12,50\nécran;13,50\nécran;14,50\n').header).toEqual(['type', 'prix']))

  test('commas inside quotes do not count', () =>
    expect(table('a;b\n"x, y, z, t";1\n"x, y, z, t";2\n').delimiter).toBe(';'))

  test('the line sep= that Excel writes decides', () => {
    const read = table('sep=,\na,b;c\n1,2;3\n')
    expect(read.header).toEqual(['a', 'b;c'])
    expect([...read.rows][0]!.line).toBe(3)
  })

  test('a list of one column is read', () => expect(cells('iccid\n8933\n8934\n')).toEqual([['8933'], ['8934']]))
})

describe('lines and cells', () => {
  test('doubled quotes and line breaks inside quotes are read', () =>
    expect(cells('a;b\n"Écran 24"" Dell";"deux\nlignes"\n')).toEqual([['Écran 24" Dell', 'deux\nlignes']]))

  test('a lone inch mark is not a quote', () => expect(cells('a;b\nMac 13";x\n')).toEqual([['Mac 13"', 'x']]))

  test('lines end as on Windows, Unix or an old Mac', () => {
    for (const end of ['\r\n', '\n', '\r'])
      expect(cells(['a;b', '1;2', '3;4'].join(end))).toEqual([
        ['1', '2'],
        ['3', '4'],
      ])
  })

  test('each row knows its line in the file, blank lines and long cells included', () => {
    const lines = [...table('a;b\n\n"x\ny";1\n;\nz;2\n').rows].map((row) => row.line)
    expect(lines).toEqual([3, 6])
  })

  test('a row with too few or too many cells is read and says so', () => {
    const [short, long] = [...table('a;b;c\n1\n1;2;3;4\n').rows]
    expect(short).toEqual({ line: 2, cells: ['1', '', ''], missing: 2, extra: [] })
    expect(long).toEqual({ line: 3, cells: ['1', '2', '3'], missing: 0, extra: ['4'] })
  })

  test('a title above the columns is skipped and said', () => {
    const read = table('Inventaire 2024;;\n\nType;Modèle;Série\nPC;X;1\n')
    expect(read.header).toEqual(['Type', 'Modèle', 'Série'])
    expect(read.notes).toHaveLength(1)
  })

  test('a column named twice is said', () => expect(table('Modèle;modèle\na;b\n').notes[0]).toContain('« modèle »'))

  test('an unclosed quote is refused with the line where it opens', () =>
    expect(refusal('a;b\n1;2\n3;"ouvert\n4;5\n')).toContain('ligne 3'))

  test('the rows can be read twice', () => {
    const read = table('a;b\n1;2\n')
    expect([...read.rows]).toEqual([...read.rows])
  })
})

describe('what is not a table', () => {
  test.each([
    ['nothing', '', 'vide'],
    ['blanks', ' \n \n', 'vide'],
    ['only a mark', '\ufeff', 'vide'],
    ['only a header', 'a;b\n\n;\n', 'titres de colonnes'],
    ['a workbook', 'PK\x03\x04....xl/workbook.xml', 'Excel'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '.xls'],
    ['an archive', 'PK\x03\x04....notes.txt', 'ZIP'],
    ['a PDF', '%PDF-1.7\n', 'PDF'],
    ['a photo', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'photo'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image'],
    ['a web page', '<!DOCTYPE html><html>', 'page web'],
    ['bytes', Buffer.from([1, 2, 0, 0, 0, 3, 4, 0, 5]), 'pas un texte'],
  ])('%s is refused by its name', (_, source, said) => expect(refusal(source)).toContain(said))

  test('a file above the size limit is refused before it is read', () =>
    expect(refusal(Buffer.alloc(3_000_001), { maxBytes: 3_000_000, maxRows: 10 })).toBe(
      'Ce fichier dépasse 3 Mo. Découpez la liste en plusieurs fichiers.',
    ))

  test('a list too wide to be a list is refused', () => {
    expect(refusal(`a${';'.repeat(600)}\n1\n`)).toContain('500 colonnes')
  })

  test('a list above the row limit is refused', () => {
    const limits = { maxBytes: 1000, maxRows: 3 }
    expect(refusal('a;b\n1;1\n1;2\n1;3\n1;4\n', limits)).toContain('3 lignes')
    expect(table('a;b\n1;1\n1;2\n1;3\n', limits).rowCount).toBe(3)
  })
})
