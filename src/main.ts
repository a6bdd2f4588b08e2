import { dirname, resolve } from 'node:path'
import { run } from '#platform/cli/run.ts'
import { allTaken } from '#platform/cli/taken.ts'
import { commands } from './commands.ts'

// Paths that a person types start where they stand; those of the application, at its own folder.
const folder = process.cwd()
if (process.env.MAILLON_DATA) process.env.MAILLON_DATA = resolve(folder, process.env.MAILLON_DATA)
process.chdir(dirname(import.meta.dirname))

const code = await run(commands, process.argv.slice(2), folder)
await allTaken()
process.exit(code)
