import { describe, expect, test } from 'vitest'
import { type NameOrder, pupilsIn } from './pupilNames.ts'

const read = (text: string, order: NameOrder = 'last_first') => {
  const pupils = pupilsIn(text, order)
  return typeof pupils === 'string' ? pupils : pupils.map(({ last_name, first_name }) => `${last_name} | ${first_name}`)
}

describe('a class list that is not one', () => {
  test.each([
    ['', 'Collez au moins un nom'],
    ['\n  \nNom Prénom\n', 'Collez au moins un nom'],
    ['PETIT', 'il manque le nom ou le prénom'],
    ['PETIT Léo 0612345678', 'contient des chiffres'],
    ['=HYPERLINK("x")', 'ce n’est pas un nom'],
    ['PETIT;Léo;4e B', 'contient des chiffres'],
    ['PETIT;Léo;quatrième', 'plus de deux colonnes'],
    ['PETIT Léo\npetit léo', 'est deux fois dans la liste'],
    [`PETIT ${'Léo '.repeat(40)}`, 'trop longue'],
    [Array.from({ length: 61 }, (_, n) => `PETIT ${'abcdefgh'[n % 8]}${'ijklmnop'[n >> 3]}`).join('\n'), '61 lignes'],
  ])('%j says what to mend', (text, said) => {
    expect(read(text)).toContain(said)
  })
})

test.each([
  ['PETIT Léo', 'PETIT | Léo'],
  ['Léo PETIT', 'PETIT | Léo'],
  ['1. PETIT Léo', 'PETIT | Léo'],
  ['12\tPETIT\tLéo', 'PETIT | Léo'],
  ['DE LA CROIX Jean-Baptiste', 'DE LA CROIX | Jean-Baptiste'],
  ['Jean-Baptiste de LA CROIX', 'de LA CROIX | Jean-Baptiste'],
  ['d’HAUTERIVE Paul', 'd’HAUTERIVE | Paul'],
  ['EL AMRANI Yasmine Lina', 'EL AMRANI | Yasmine Lina'],
  ['N’GUESSAN Aya', 'N’GUESSAN | Aya'],
  ['Léo;PETIT', 'PETIT | Léo'],
  ['PETIT, Léo', 'PETIT | Léo'],
  ['De La Croix Jean', 'De La Croix | Jean'],
  ['Le Minh', 'Le | Minh'],
  ['McDonald Ian', 'McDonald | Ian'],
  ['ÖZTÜRK Élif', 'ÖZTÜRK | Élif'],
  ['PETIT LÉO', 'PETIT | LÉO'],
])('%j is read as a surname and a first name', (line, said) => {
  expect(read(line)).toEqual([said])
})

test('without capitals, what was said of the list decides', () => {
  expect(read('Léo Petit', 'first_last')).toEqual(['Petit | Léo'])
  expect(read('Ana Da Silva', 'first_last')).toEqual(['Da Silva | Ana'])
  expect(read('Léo\tPetit', 'first_last')).toEqual(['Petit | Léo'])
  expect(read('Petit Léo')).toEqual(['Petit | Léo'])
})

test('twins are two pupils; a header and empty lines are none', () => {
  expect(read('Nom\tPrénom\n\nPETIT\tLéa\nPETIT\tLéo\n')).toEqual(['PETIT | Léa', 'PETIT | Léo'])
})
