import { Hono } from 'hono'
import type { Database } from '#platform/db/database.ts'

/** `/health/live`: the process answers. `/health/ready`: it may be given work; never says more than that. */
export function health(database: Database, draining: () => boolean = () => false): Hono {
  const app = new Hono()
  app.get('/live', (c) => c.text('ok'))
  app.get('/ready', async (c) => {
    if (draining()) return c.text('stopping', 503)
    try {
      await database.site.query('select 1')
      return c.text('ok')
    } catch {
      return c.text('database', 503)
    }
  })
  return app
}
