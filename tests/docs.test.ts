import { existsSync, statSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../src/commands.ts'
import { filesUnder, textOf } from './importGraph.ts'

const root = dirname(import.meta.dirname)
const pages = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs', /\.md$/)]

/** As a forge makes an anchor of a title: small letters and accents kept, punctuation gone, spaces turned to hyphens. */
const anchorOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
const anchors = (path: string) => [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => anchorOf(title))

const links = pages.flatMap((page) =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
    .map(([, link, image]) => link ?? image ?? '')
    .filter((to) => !/^https?:/.test(to))
    .map((to) => {
      const [path = '', anchor] = to.split('#')
      return { page, to, anchor, path: path ? posix.join(posix.dirname(page), path) : page }
    }),
)

test('every link of the documentation leads somewhere', () => {
  const broken = links.filter(
    ({ path, anchor }) =>
      !existsSync(`${root}/${path}`) || (anchor && path.endsWith('.md') && !anchors(path).includes(decodeURI(anchor))),
  )
  expect(broken.map(({ page, to }) => `${page} mène à ${to}, qui n’existe pas.`)).toEqual([])
})

test('every picture of the guide is shown, and all of them stay under 3 MB', () => {
  const pictures = filesUnder('docs/guide/images', /\.png$/)
  const shown = new Set(links.map(({ path }) => path))
  expect(pictures.filter((path) => !shown.has(path)).map((path) => `${path} n’est montrée nulle part.`)).toEqual([])
  expect(pictures.reduce((sum, path) => sum + statSync(`${root}/${path}`).size, 0)).toBeLessThan(3_000_000)
})

test('every setting that the code reads is in the operations page', () => {
  const read = new Set(
    filesUnder('src').flatMap((path) =>
      /\.test|testing/.test(path) ? [] : (textOf(path).match(/\bMAILLON_[A-Z_]+\b/g) ?? []),
    ),
  )
  const page = textOf('docs/operations.md')
  const silent = [...read].filter(
    (name) => !page.includes(name) && !page.includes(`\`${name.replace('MAILLON_OIDC', '')}\``),
  )
  expect(silent.map((name) => `docs/operations.md ne dit rien de ${name}.`)).toEqual([])
})

test('every command of maillon is in the documentation', () => {
  const names = commands.map(({ name }) => name)
  const all = pages.map(textOf).join('\n')
  expect(names.length).toBeGreaterThan(4)
  expect(
    names.filter((name) => !all.includes(`maillon ${name}`) && !(name === 'start' && all.includes('npm start'))),
  ).toEqual([])
})
