import { Hono } from 'hono'
import pg from 'pg'
import { householdListPages } from '#needs/households/household.list.pages.tsx'
import { everyWay } from '#platform/access/acting.ts'
import type { Member } from '#platform/access/member.ts'
import { boundTo } from '#platform/db/bound.ts'
import { adminConfig } from '#platform/db/connection.ts'
import { newId } from '#platform/db/id.ts'
import { Assets } from '#platform/web/assets.ts'
import { renderPage } from '#platform/web/render.tsx'
import type { Env } from '#platform/web/routes.ts'
import { menuOf } from '../../src/navigation.ts'

/** The real page, its real query and its real markup, with no session, no transaction and no row-level security. */
export function openWithoutLocks(url: string): { app: Hono<Env> } {
  const pool = new pg.Pool({ ...adminConfig(url), max: 10, options: '-c search_path=app,public' })
  const app = new Hono<Env>()
  const chrome = { assets: new Assets(), menu: menuOf, home: () => '/' }
  const route = householdListPages.list.find((r) => r.path === '/familles' && r.method === 'GET')
  if (!route) throw new Error('The list has moved.')
  app.get('/familles', async (c) => {
    const client = await pool.connect()
    const member: Member = {
      id: newId(),
      userId: newId(),
      name: 'Membre 1',
      email: '',
      role: 'coordinator',
      admin: false,
      organisationId: c.req.query('o') ?? '',
      organisationName: 'Organisation',
      organisationKind: 'association',
      strong: true,
    }
    c.set('now', new Date())
    c.set('member', member)
    c.set('by', { db: boundTo(client), member, now: c.var.now, newId, ways: everyWay, hosts: [] })
    c.setRenderer((content, props) => renderPage(c, chrome, content, props))
    try {
      return await route.handler(c)
    } finally {
      client.release()
    }
  })
  return { app }
}
