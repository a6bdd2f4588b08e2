// Lists the licences of everything Maillon runs with, and fails on one that a work under the EUPL may not ship with.
// Why these ones: docs/decisions/0006-licence.md.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'Bitstream-Vera',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

// Packages whose package.json does not say it in a word: read once in the file they carry, checked again at each run.
const readInFile = {
  'dejavu-fonts-ttf': ['Bitstream-Vera', 'LICENSE', 'Bitstream Vera Fonts Copyright'],
  'png-js': ['MIT', 'LICENSE', 'MIT License'],
}

/** Whether an SPDX expression leaves a way that Maillon may take: any of an OR, all of an AND. */
export const allows = (expression) =>
  expression
    .replace(/^\(|\)$/g, '')
    .split(/\s+OR\s+/)
    .some((way) => way.split(/\s+AND\s+/).every((licence) => accepted.has(licence.replace(/[()]/g, '').trim())))

const licenceOf = (name, folder, locked) => {
  const known = readInFile[name]
  if (known) {
    const [licence, file, words] = known
    const path = join(root, folder, file)
    return existsSync(path) && !readFileSync(path, 'utf8').includes(words) ? 'inconnue' : licence
  }
  return typeof locked === 'string' ? locked : 'inconnue'
}

/** Every package that a production install brings, on any platform: `{ name, version, licence }`. */
export const production = () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .map(([folder, { version, license }]) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, version, licence: licenceOf(name, folder, license) }
    })
}

if (import.meta.main ?? process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = production()
  const byLicence = {}
  for (const each of all) byLicence[each.licence] = [...(byLicence[each.licence] ?? []), each]
  for (const [licence, list] of Object.entries(byLicence).sort(([, a], [, b]) => b.length - a.length)) {
    const names = list.map(({ name }) => name)
    console.log(`${licence}  ${list.length}  ${names.slice(0, 8).join(', ')}${names.length > 8 ? '…' : ''}`)
  }
  const refused = all.filter(({ licence }) => !allows(licence))
  for (const { name, version, licence } of refused)
    console.error(
      `${name} ${version} : la licence « ${licence} » n’est pas de celles avec lesquelles Maillon peut vivre.`,
    )
  console.log(
    refused.length === 0
      ? `${all.length} composants : toutes les licences conviennent.`
      : 'Voir docs/decisions/0006-licence.md.',
  )
  process.exit(refused.length === 0 ? 0 : 1)
}
