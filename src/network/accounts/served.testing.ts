import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll } from 'vitest'
import { type TestSiteOptions, testSite } from '#testing/testSite.ts'

/** A test site that answers on a real port of this machine, as a browser and a provider need. */
export async function servedSite(options: TestSiteOptions = {}) {
  let answer: (request: Request, bindings: object) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 })
  const server = createServer(getRequestListener((request, bindings) => answer(request, bindings)))
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const address = `http://localhost:${(server.address() as AddressInfo).port}`
  afterAll(() => new Promise((done) => server.close(done).closeAllConnections()))
  const site = await testSite({ ...options, address })
  answer = (request, bindings) => site.site.app.fetch(request, bindings)
  return { site, address }
}
