import { expect, test } from 'vitest'
import { textOfPdf } from './paper.testing.ts'
import { Paper } from './paper.ts'
import { visualOrder } from './visualOrder.ts'

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

test('words written from right to left are drawn in their reading order, the rest is left alone', () => {
  expect(visualOrder('Famille علي محمد')).toBe('Famille محمد علي')
  expect(visualOrder('علي محمد puis Paul')).toBe('محمد علي puis Paul')
  expect(visualOrder('Famille Benali-Roussel')).toBe('Famille Benali-Roussel')
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
