// A process that starts PostgreSQL on the folder given, says so in one line of JSON, and stops it when asked: what the
// tests kill. Run with: node holder.testing.ts FOLDER
import { startPostgres } from './postgres.ts'

const say = (what: object) => console.log(JSON.stringify(what))

try {
  const log = (said: string) => say({ said })
  const postgres = await startPostgres({ dataDir: process.argv[2]!, purpose: 'un essai', log })
  process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
  say({ ready: true, adopted: postgres.adopted, created: postgres.created })
  setInterval(() => {}, 60_000)
} catch (error) {
  say({ refused: (error as Error).message })
  process.exit(1)
}
