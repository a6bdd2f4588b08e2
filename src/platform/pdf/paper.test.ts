import { expect, test } from 'vitest'
import { textOfPdf } from './paper.testing.ts'
import { Paper } from './paper.ts'
import { keepRightToLeft } from './rightToLeft.ts'

const at = new Date('2026-11-24T13:00:00Z')
const write = (compress: boolean, work: (paper: Paper) => void) => {
  const paper = new Paper({ title: 'Essai', author: 'Les Passerelles', foot: 'RM-00001', at, compress })
  work(paper)
  return paper.finish()
}

test('accents, Polish and Arabic names are written with letters that the fonts have', async () => {
  const bytes = await write(false, (paper) =>
    paper.title('Élève : Zoë, cœur, 12 €').facts([['Famille', 'Łukasz Żółćiński, محمد']]),
  )
  const text = textOfPdf(bytes)
  expect(text).toContain('Élève')
  expect(text).toContain('cœur')
  expect(text).toContain('Łukasz')
  expect(text).toContain('Żółćiński')
  expect(text).not.toContain('\uFFFD')
  expect([...'محمد'].every((letter) => text.includes(letter))).toBe(true)
})

test('a name written from right to left is drawn in one piece, the rest is left alone', () => {
  expect(keepRightToLeft('Famille محمد علي')).toBe('Famille محمد\u00A0علي')
  expect(keepRightToLeft('محمد علي puis Paul')).toBe('محمد\u00A0علي  puis Paul')
  expect(keepRightToLeft('Famille Benali-Roussel, Żółć')).toBe('Famille Benali-Roussel, Żółć')
})

test('the same content and moment give the same bytes, and the file is a PDF with readable fonts', async () => {
  const work = (paper: Paper) =>
    paper
      .title('Convention')
      .list(['un', 'deux'])
      .signatures([{ label: 'La famille', detail: '' }])
  const [one, two] = [await write(true, work), await write(true, work)]
  expect(one.equals(two)).toBe(true)
  expect(one.subarray(0, 5).toString()).toBe('%PDF-')
  expect(one.toString('latin1').trimEnd().endsWith('%%EOF')).toBe(true)
  expect(one.toString('latin1')).toContain('/ToUnicode')
})

test('a long text flows over several numbered pages', async () => {
  const text = textOfPdf(await write(false, (paper) => paper.text('Un texte long. '.repeat(900))))
  expect(text).toMatch(/page 1 sur [3-9]/)
})
