// A script that opens a PostgreSQL of its own, says its folder in one line, and waits or fails: what the tests interrupt.
// Run with: node scratch.testing.ts [fail]
import { scratchPostgres } from './scratch.ts'

const { folder } = await scratchPostgres('interrupted', 'un essai')
console.log(folder)
if (process.argv[2] === 'fail') throw new Error('Tombée en panne.')
setInterval(() => {}, 60_000)
