import Fastify from 'fastify'
import pg from 'pg'
import { adminConfig } from '#platform/db/connection.ts'

/**
 * The limit of a scan: Fastify, and the five statements that no bench can do without, in one transaction. No session, no lock
 * of rows, no rule, no chained trace, no page.
 */
export async function serveScanLimit(url: string, port: number): Promise<void> {
  const pool = new pg.Pool({ ...adminConfig(url), max: 10 })
  const app = Fastify()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.post<{ Body: { code: string; lecture: string } }>('/etabli/poste', async (request, reply) => {
    const { code, lecture } = request.body
    const client = await pool.connect()
    try {
      await client.query('begin')
      const named = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
      const { rows } = await named(
        'find',
        'select id, number, brand, model, state from app.device where number = $1 for update',
        [code],
      )
      const [device] = rows
      await named(
        'move',
        `update app.device set state = 'tested', updated_at = now(), version = version + 1 where id = $1`,
        [device?.id],
      )
      await named('line', 'insert into limit_scan (id, code, device_id) values ($1, $2, $3)', [
        lecture,
        code,
        device?.id,
      ])
      await named('trace', 'insert into limit_trace (device_id, act) values ($1, $2)', [device?.id, 'device.tested'])
      await client.query('commit')
      reply.type('text/html; charset=utf-8')
      return `<div data-outcome="done">Testé ${device?.number}, ${device?.brand} ${device?.model}</div>`
    } finally {
      client.release()
    }
  })
  await app.listen({ port, host: '127.0.0.1' })
}
