import { migrate } from '#platform/db/migrate.ts'
import type { Command } from './command.ts'
import { Halt } from './halt.ts'
import { say } from './say.ts'
import { withServer } from './server.ts'

/** Brings the database up to date, and says so as a refusal when its history is not this version's. */
export const migrateOrHalt = async (url: string): Promise<string[]> => {
  try {
    return await migrate(url)
  } catch (cause) {
    // PostgreSQL's and the network's errors have codes of their own; the others are sentences already.
    if (!(cause instanceof Error) || 'code' in cause) throw cause
    throw new Halt(cause.message, 1, { cause })
  }
}

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Met la base de données à la dernière version',
  details: 'Sans effet quand elle y est déjà. « maillon start » le fait de lui-même.',
  options: { json: { type: 'boolean', help: 'Résultat pour un programme' } },
  async run(typed) {
    const applied = await withServer('maillon migrate', ({ url }) => migrateOrHalt(url))
    if (typed.flag('json')) return console.log(JSON.stringify({ applied }))
    say(applied.length === 0 ? 'La base était déjà à jour.' : `La base est à jour (${applied.length} étapes).`)
  },
}
