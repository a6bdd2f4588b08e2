import Fastify from 'fastify'
import pg from 'pg'
import { adminConfig } from '#platform/db/connection.ts'

type Row = {
  id: string
  name: string
  stage: number
  chain: string
  adults: number
  children: number
  commune: string
  touched_at: Date
}

const safe = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
const TEXT = `select a.household_id as id, a.name, a.stage, a.status, a.touched_at, c.name as commune, h.chain, h.adults, h.children, h.closed_as, h.answer_awaited
  from app.household_access a join app.household h on h.id = a.household_id join app.commune c on c.insee = a.commune
  where a.organisation_id = $1 and a.ended_at is null and (a.touched_at, a.household_id) < ($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by a.touched_at desc, a.household_id desc limit 51`

/** The limit: Fastify, a template literal and one named SQL statement over the same rows; no session, no lock, no layout to speak of. */
export async function serveLimit(url: string, port: number, page: (rows: string) => string): Promise<void> {
  const pool = new pg.Pool({ ...adminConfig(url), max: 10 })
  const app = Fastify()
  app.get<{ Querystring: { o: string; apres: string } }>('/familles', async (request, reply) => {
    const at = new Date(Number(request.query.apres.split('_')[0]))
    const { rows } = await pool.query<Row>({ name: 'limit', text: TEXT, values: [request.query.o, at] })
    reply.type('text/html; charset=utf-8')
    return page(rows.slice(0, 50).map(rowOf).join(''))
  })
  await app.listen({ port, host: '127.0.0.1' })
}

const rowOf = (row: Row) =>
  `<tr><th scope="row"><a href="/familles/${row.id}">${safe(row.name)}</a><small>${row.adults} adultes, ${row.children} enfants</small></th><td data-label="Parcours" class=""><span class="chain small" role="img" aria-label="Étape ${row.stage} sur 7">${[...row.chain].map((letter) => `<i class="${letter === 'd' ? 'done' : letter === 'n' ? 'now' : 'ahead'}"></i>`).join('')}</span></td><td data-label="Étape" class="">Étape ${row.stage}</td><td data-label="Commune" class="">${safe(row.commune)}</td><td data-label="Dernier mouvement" class="">${row.touched_at.toISOString()}</td></tr>`
