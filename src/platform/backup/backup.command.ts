import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Command } from '../cli/command.ts'
import { Halt } from '../cli/halt.ts'
import { say, step } from '../cli/say.ts'
import { withServer } from '../cli/server.ts'
import { asAdministrator } from './administrator.ts'
import { backUp } from './backup.ts'
import { version } from './version.ts'

const figures = new Intl.NumberFormat('fr-FR')

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Sauvegarde tout dans un seul fichier, pendant que l’on travaille',
  arguments: ['FICHIER'],
  details:
    'Le fichier (.tar.gz) contient les données personnelles et les pièces jointes : gardez-le en lieu sûr, et une copie ailleurs.\n' +
    'S’il existe déjà, il est remplacé une fois la nouvelle sauvegarde complète.',
  options: { json: { type: 'boolean', help: 'Résultat pour un programme' } },
  async run(typed) {
    const file = typed.path(typed.words[0]!)
    await checkPlace(file)
    const manifest = await withServer('maillon backup', ({ url }) =>
      step('Sauvegarde', () => asAdministrator(url, (db) => backUp(db, file, version(), new Date()))),
    )
    const { size } = await stat(file)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (typed.flag('json')) return console.log(JSON.stringify({ file, bytes: size, rows, heads: manifest.heads }))
    say(
      `Sauvegarde complète : ${file} (lignes : ${figures.format(rows)}, ${figures.format(Math.ceil(size / 1000))} ko).`,
    )
  },
}

const checkPlace = async (file: string): Promise<void> => {
  const folder = await stat(dirname(file)).catch(() => null)
  if (!folder?.isDirectory()) throw new Halt(`Le dossier ${dirname(file)} n’existe pas : créez-le, puis recommencez.`)
  const there = await stat(file).catch(() => null)
  if (there && !there.isFile())
    throw new Halt(`${file} n’est pas un fichier : donnez le nom de la sauvegarde à écrire.`)
}
