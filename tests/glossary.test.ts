import { expect, test } from 'vitest'
import { filesUnder, sourcesOf, textOf } from './importGraph.ts'

const glossary = textOf('docs/glossary.md')
const part = (title: string) => glossary.split(/^## /m).find((each) => each.startsWith(title)) ?? ''
const wordsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const entries = glossary
  .split(/^## /m)
  .slice(1)
  .filter((each) => !each.startsWith('Words we do not use') && !each.startsWith('Official'))
  .flatMap(rowsOf)
const avoided = rowsOf(part('Words we do not use')).map(([not = '', , except = '']) => ({
  not: wordsIn(not)[0] ?? '',
  except: wordsIn(except),
}))

const sources = sourcesOf('src')
const written = sources.filter(({ path }) => !path.includes('.gen.'))
const schema = filesUnder('db/migrations', /\.sql$/)
  .map(textOf)
  .join('\n')
  .replace(/--.*$/gm, '')
const declaration = /\b(?:const|let|function\*?|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)/g
/** A text without its comments and its quoted sentences, where words are no names. */
const code = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:\\.|[^'\\\n])*'/g, "''")
    .replace(/`(?:\\.|[^`\\])*`/g, '``')
const declared = (text: string) => [...code(text).matchAll(declaration)].map(([, name = '']) => name)
/** 'HouseholdFacts', 'household_access' and 'householdFacts' all begin with the word 'household'. */
const partsOf = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_.\-/]+/)

const known = new Set([
  ...written.flatMap(({ path, text }) => [
    ...declared(text).flatMap((name) => [name, ...partsOf(name)]),
    ...path.split(/[/.]/),
  ]),
  ...(schema.match(/\b[a-z][a-z_]+\b/g) ?? []),
])

test('the glossary has a hundred entries or more, each with a field word, one code word and a sentence', () => {
  expect(entries.length).toBeGreaterThanOrEqual(100)
  const broken = entries.filter(
    ([field, word, meaning]) =>
      !field || wordsIn(word ?? '').length !== 1 || (!meaning?.endsWith('.') && !meaning?.endsWith('…')),
  )
  expect(broken.map((row) => `docs/glossary.md : la ligne « ${row.join(' | ')} » est incomplète.`)).toEqual([])
})

test('one concept, one word: no code word stands twice', () => {
  const words = entries.map(([, word = '']) => wordsIn(word)[0] ?? '')
  expect(
    words
      .filter((word, at) => words.indexOf(word) !== at)
      .map((word) => `docs/glossary.md dit deux fois ce qu’est « ${word} ».`),
  ).toEqual([])
})

test('every code word of the glossary exists in the code or in the tables', () => {
  const missing = entries.flatMap(([, word = '']) => wordsIn(word)).filter((word) => !known.has(word))
  expect(missing.map((word) => `« ${word} » est au glossaire, mais ni dans src ni dans db/migrations.`)).toEqual([])
})

test('every table that holds what people do is in the glossary', () => {
  const tables = [...schema.matchAll(/create table app\.(\w+)/g)].map(([, name = '']) => name)
  const said = entries.flatMap(([, word = '']) => wordsIn(word)).map((word) => partsOf(word).join('_'))
  const silent = tables.filter((table) => !said.includes(table) && table !== 'file_content')
  expect(silent.map((table) => `La table « ${table} » n’est pas au glossaire (docs/glossary.md).`)).toEqual([])
})

test('a word the glossary puts aside names nothing', () => {
  const named = written.flatMap(({ path, text }) =>
    [...declared(text), ...path.split('/').map((each) => each.replace(/\..*$/, ''))].map((name) => ({ path, name })),
  )
  const strays = avoided.flatMap(({ not, except }) =>
    named
      .filter(
        ({ path, name }) =>
          partsOf(name).some((each) => each === not || each === `${not}s`) &&
          !except.some((folder) => path.startsWith(folder)),
      )
      .map(({ path, name }) => `${path} : « ${name} » emploie « ${not} », que le glossaire écarte.`),
  )
  expect([...new Set(strays)]).toEqual([])
})

/** French words that would betray a French name; the official ones are not among them. */
const french = new Set(
  `adresse ajouter annee annuler aujourdhui besoin bouton carte chercher choisir compte connexion courriel creer demande dernier
  donnees donner dossier duree eleve envoyer erreur etape etat fichier fiche formulaire garder gestion heure jour journee ligne
  liste materiel menage mois montrer naissance nombre nouveau ordinateur personne premier prenom recherche recu refus retirer
  seance semaine supprimer telephone tout toute toutes trouver valider vide ville`.split(/\s+/),
)

test('names are English, but for the official words', () => {
  const strays = written.flatMap(({ path, text }) =>
    [...declared(text), ...path.split('/').map((each) => each.replace(/\..*$/, ''))]
      .filter((name) => partsOf(name).some((each) => french.has(each)))
      .map((name) => `${path} : « ${name} » est un nom français.`),
  )
  expect([...new Set(strays)]).toEqual([])
})

test('names are written without accents', () => {
  const strays = written.flatMap(({ path, text }) =>
    [...code(text).matchAll(/\b(?:const|let|function|type|class)\s+([^\s=(:<]*[À-ÿ][^\s=(:<]*)/g)].map(
      ([, name]) => `${path} : « ${name} » porte un accent.`,
    ),
  )
  expect(strays).toEqual([])
})
