import { expect, test } from 'vitest'
import { textOfPdf } from './paper.testing.ts'
import { Paper } from './paper.ts'

const at = new Date('2027-03-01T09:00:00Z')
const write = (text: string) =>
  new Paper({ title: 'Essai', author: 'Maillon', foot: 'Essai', at, compress: false }).title(text).text(text).finish()

test('a paper is the same bytes and says its own letters, whatever was written before it', async () => {
  const first = await write('déjà Łódź')
  // An accented letter is drawn from another one, that nobody typed.
  for (const other of ['Ž Ő Ķ', 'a\u00a0b', 'fi ffi', 'مرحبا']) await write(other)
  expect((await write('déjà Łódź')).equals(first)).toBe(true)
  expect(textOfPdf(await write('ZOK'))).toContain('ZOK')
})
