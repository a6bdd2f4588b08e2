import { ensureCommunes } from '#network/communes/commune.load.ts'
import type { Command, Typed } from '#platform/cli/command.ts'
import { Halt } from '#platform/cli/halt.ts'
import { startLife } from '#platform/cli/lifetime.ts'
import { type Address, checkFree, listen, urlOf } from '#platform/cli/listen.ts'
import { migrateOrHalt } from '#platform/cli/migrate.command.ts'
import { say, step } from '#platform/cli/say.ts'
import { openServer } from '#platform/cli/server.ts'
import { asOwner, openDatabase } from '#platform/db/database.ts'
import { migrationsIn } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log/log.ts'
import { startBackground, waysOf } from './background.ts'
import { type Demonstration, isPromised, promise } from './demonstration.ts'
import { openSite } from './site.ts'

const addressIn = (typed: Typed): Address => {
  const port = typed.text('port') ?? (process.env.PORT || '3000')
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Halt(`« ${port} » n’est pas un numéro de port.`, 2)
  return { host: typed.text('host') ?? (process.env.HOST || '127.0.0.1'), port: Number(port) }
}

const start = async (typed: Typed, demonstration: Demonstration): Promise<void> => {
  const address = addressIn(typed)
  await checkFree(address)
  const life = startLife()
  try {
    const server = await step('Base de données', () => openServer({ purpose: 'maillon start', onLost: life.fail }))
    life.onEnd(server.stop)
    const applied = await step('Mise à jour de la base', () => migrateOrHalt(server.url))
    const isNew = applied.includes(migrationsIn()[0]!.name)
    if (isNew && !typed.flag('empty')) await promise(server.url)
    await step('Communes', () => asOwner(server.url, ensureCommunes))
    const database = openDatabase(server.url)
    life.onEnd(database.close)
    if (await isPromised(server.url)) await step('Territoire inventé', () => demonstration.load(server.url, new Date()))
    const demo = (await demonstration.isLoaded(server.url)) ? demonstration : null
    const log = openLog()
    const url = process.env.MAILLON_ADDRESS || urlOf(address)
    const site = openSite({
      database,
      log,
      demo: demo !== null,
      ways: waysOf(demo !== null),
      demoPersonas: demo?.personas.map(({ email }) => email),
      address: url,
      draining: life.ending,
    })
    const listening = await step('Site', () =>
      listen(address, (request, bindings) => site.app.fetch(request, bindings)),
    )
    life.onEnd(listening.close)
    const background = await step('Tâches de fond', () =>
      startBackground(database, log, { address: url, demo: demo !== null }),
    )
    life.onEnd(background.stop)
    say('')
    console.log(`Maillon est prêt : ${listening.url}`)
    if (demo) say(welcome(demo))
    say('Pour l’arrêter : Ctrl-C.')
  } catch (error) {
    await life.end()
    throw error
  }
  await life.over
}

const welcome = ({ personas }: Demonstration): string =>
  [
    'C’est une démonstration : le territoire et ses habitants sont inventés. Vous pouvez être :',
    ...personas.map(({ firstName, role, tries }) => `  ${firstName}, ${role}. ${tries}`),
    'Pour commencer avec vos propres données, dans un autre dossier : MAILLON_DATA=mes-donnees npm start -- --empty',
  ].join('\n')

/** `demonstration`: what fills a new database unless it is asked to stay empty. */
export const startCommand = (demonstration: Demonstration): Command => ({
  name: 'start',
  summary: 'Démarre Maillon : base de données et site',
  details: 'Au premier démarrage, prépare tout. Le site répond sur cet ordinateur seulement, sauf avec --host.',
  options: {
    port: { type: 'string', value: 'NUMÉRO', help: 'Port du site (PORT, 3000 par défaut)' },
    host: { type: 'string', value: 'ADRESSE', help: 'Adresse où répondre (HOST, 127.0.0.1 par défaut)' },
    empty: { type: 'boolean', help: 'Commence sans le territoire inventé' },
  },
  run: (typed) => start(typed, demonstration),
})
