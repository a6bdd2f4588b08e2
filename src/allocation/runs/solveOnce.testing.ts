import { openDatabase } from '#platform/db/database.ts'
import { openLog } from '#platform/log/log.ts'
import { computeNext } from './compute.ts'

// A process of its own that takes one run, as the site's does: `node solveOnce.testing.ts URL`. It beats often, and says each beat.
const database = openDatabase(process.argv[2] ?? '')
const taken = computeNext(database, openLog('silent'), { heartbeat: 50 })
process.stdout.write('started\n')
await taken
await database.close()
