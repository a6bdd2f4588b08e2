import { adminConfig } from '#platform/db/connection.ts'
import { migrationsIn } from '#platform/db/migrate.ts'
import type { Command } from '../cli/command.ts'
import { Halt } from '../cli/halt.ts'
import { migrateOrHalt } from '../cli/migrate.command.ts'
import { say, step } from '../cli/say.ts'
import { type Server, withServer } from '../cli/server.ts'
import { asAdministrator } from './administrator.ts'
import { inspect } from './inspect.ts'
import { othersOn } from './others.ts'
import { restore } from './restore.ts'

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Remet en place une sauvegarde',
  arguments: ['FICHIER'],
  details:
    'Tout est vérifié avant d’être remis en place : un fichier abîmé ne change rien. Arrêtez d’abord Maillon.\n' +
    'Sert aussi à passer de la base de Maillon à la vôtre (DATABASE_URL), et inversement.',
  options: {
    replace: { type: 'boolean', help: 'Efface ce que la base contient déjà' },
    json: { type: 'boolean', help: 'Résultat pour un programme' },
  },
  async run(typed) {
    const file = typed.path(typed.words[0]!)
    await step('Lecture de la sauvegarde', () => inspect(file))
    const manifest = await withServer('maillon restore', async (server) => {
      await refuseBeside(server)
      const restored = await step('Remise en place', () => putBack(file, server.url, typed.flag('replace')))
      await migrateOrHalt(server.url)
      return restored
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (typed.flag('json'))
      return console.log(JSON.stringify({ file, rows, takenAt: manifest.takenAt, heads: manifest.heads }))
    say(
      `La sauvegarde du ${new Date(manifest.takenAt).toLocaleString('fr-FR')} est en place (lignes : ${rows.toLocaleString('fr-FR')}).`,
    )
  },
}

const putBack = (file: string, url: string, replace: boolean) =>
  asAdministrator(
    url,
    (db) => restore(file, { db, adminPassword: adminConfig(url).password, migrations: migrationsIn(), replace }),
    { blank: true },
  )

const refuseBeside = async ({ url, own }: Server): Promise<void> => {
  const others = own ? !own.alone : await asAdministrator(url, othersOn, { blank: true })
  if (others) throw new Halt('Maillon travaille sur cette base : arrêtez-le avant de restaurer. Rien n’a été changé.')
}
