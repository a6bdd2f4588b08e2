import { readFile } from 'node:fs/promises'
import { serve } from '@hono/node-server'
import pg from 'pg'
import { answerApart } from '#allocation/runs/solveApart.ts'
import { openDatabase } from '#platform/db/database.ts'
import { openLog } from '#platform/log/log.ts'
import { openSite } from '../../src/site.ts'
import { serveLimit } from './limit.ts'
import { serveScanLimit } from './scanLimit.ts'
import { openWithoutLocks } from './unlocked.ts'

const [variant, url, port] = process.argv.slice(2) as [string, string, string]

/** Counts what goes to PostgreSQL: statements, and the packets that a request waits for one after the other. */
const counted = { statements: 0, flushes: 0, pending: 0 }
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function counting(this: pg.Client, ...args: unknown[]) {
  counted.statements++
  if (counted.pending++ === 0) counted.flushes++
  const answered = args.pop() as (...answer: unknown[]) => void
  return query.call(this, ...args, (...answer: unknown[]) => {
    counted.pending--
    answered(...answer)
  })
} as never

process.on('disconnect', () => process.exit(0))
// Asked what it used, or to solve a question kept in a file, as a run is.
process.on('message', async (asked: unknown) => {
  if (asked === 'cpu') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), ...counted })
  else {
    await answerApart('bench', await readFile(String(asked), 'utf8'))
    process.send?.('solved')
  }
})

if (variant === 'scan-limit') await serveScanLimit(url, Number(port))
else if (variant === 'limit') {
  const site = openSite({ database: openDatabase(url), log: openLog('silent'), demo: true })
  const page = await (
    await site.app.request('/familles?apres=1760000000000_ffffffff-ffff-ffff-ffff-ffffffffffff', {
      headers: { cookie: 'maillon.session_token=bench1.s' },
    })
  ).text()
  const [before = '', after = ''] = [page.slice(0, page.indexOf('<tbody>') + 7), page.slice(page.indexOf('</tbody>'))]
  await serveLimit(url, Number(port), (rows) => before + rows + after)
} else {
  const database = openDatabase(url)
  const site =
    variant === 'unlocked' ? openWithoutLocks(url) : openSite({ database, log: openLog('silent'), demo: true })
  await new Promise<void>((listening) => {
    serve({ fetch: site.app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => listening())
  })
}
process.send?.('ready')
