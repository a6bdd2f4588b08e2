import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { drawUnbroken, unbroken } from './unbroken.ts'

drawUnbroken()

test.each([
  ['Nom : Diallo', 'Nom\u00a0: Diallo'],
  ['Prête ? Oui ! « Ici »', 'Prête\u00a0? Oui\u00a0! «\u00a0Ici\u00a0»'],
  ['La personne est-elle venue ?', 'La personne est\u2011elle venue\u00a0?'],
  ['A-t-il un rendez-vous ?', 'A\u2011t\u2011il un rendez-vous\u00a0?'],
  ['Demir-Wattel, Saint-Onésime, porte-cendres', 'Demir-Wattel, Saint-Onésime, porte-cendres'],
  ['9 h, 14:00, https://a.test/b;c', '9 h, 14:00, https://a.test/b;c'],
])('%s keeps its punctuation on its line', (typed, drawn) => expect(unbroken(typed)).toBe(drawn))

test('a text drawn in pieces, or in a fragment, is kept together', () => {
  const name = 'Diallo'
  expect(renderToString(<p>« {name} »</p>)).toBe('<p>«\u00a0Diallo\u00a0»</p>')
  const typed = (
    <>
      {name} : {2} fois
    </>
  )
  expect(renderToString(typed)).toBe('Diallo\u00a0: 2 fois')
})

test('what somebody typed comes back as it was typed', () =>
  expect(renderToString(<textarea value="Bonjour !">{'Bonjour !'}</textarea>)).toContain('>Bonjour !<'))
