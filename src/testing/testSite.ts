import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Acting, everyWay } from '#platform/access/acting.ts'
import { asOwner, openDatabase, withMember } from '#platform/db/database.ts'
import { newId } from '#platform/db/id.ts'
import { openLog } from '#platform/log/log.ts'
import { openSite, type SiteOptions } from '../site.ts'
import { type FirstName, tokenOf } from './cast.ts'
import { databaseUrl, dropDatabase, onServer } from './prepare.ts'

export type Answer = { status: number; text: string; location: string | null; headers: Headers; bytes: Uint8Array }
export type Fields = Record<string, string | string[] | File | File[] | undefined>

export type TestSiteOptions = Partial<Pick<SiteOptions, 'demo' | 'ways' | 'now' | 'address' | 'demoPersonas' | 'env'>>

/** A site of its own for one test file: its database is a copy, dropped at the end. */
export async function testSite({ demo = false, now, ...rest }: TestSiteOptions = {}) {
  const server = inject('server')
  const name = `maillon_test_${randomBytes(6).toString('hex')}`
  await onServer(server, (client) =>
    client.query(`create database ${name} template ${inject('template')} strategy file_copy`),
  )
  const url = databaseUrl(server, name)
  const database = openDatabase(url, { connections: 6 })
  const site = openSite({ database, log: openLog(process.env.MAILLON_LOG ?? 'silent'), demo, now, ...rest })
  afterAll(async () => {
    await database.close()
    await dropDatabase(server, name)
  })

  const request = async (cookie: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (cookie) headers.set('cookie', cookie)
    headers.set('origin', 'http://localhost')
    const response = await site.app.request(path, { ...init, headers })
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status: response.status,
      text: broken(new TextDecoder().decode(bytes)),
      bytes,
      location: response.headers.get('location'),
      headers: response.headers,
    }
  }
  const visitorWith = (cookie: string) => {
    const get = (path: string) => request(cookie, path)
    const post = (path: string, fields: Fields = {}) => request(cookie, path, { method: 'POST', body: formOf(fields) })
    return {
      get,
      post,
      /** Reads a page, then signs what it shows. */
      sign: async (page: string, fields: Fields = {}, to = `${page}/signer`) =>
        post(to, { ...shownBy((await get(page)).text), ...fields }),
    }
  }

  return {
    url,
    database,
    site,
    request,
    anyone: visitorWith(''),
    as: (first: FirstName) => visitorWith(`maillon.session_token=${tokenOf(first)}.s`),
    /** Calls stores directly, in a transaction of this person's. */
    acting: <T>(first: FirstName, work: (by: Acting) => Promise<T>, at = now?.() ?? new Date()): Promise<T> =>
      withMember(database, tokenOf(first), async (db, opened) => {
        const member = await opened
        if (!member) throw new Error(`${first} is not in the cast`)
        return work({ db, member, now: at, newId, ways: everyWay, hosts: ['localhost'] })
      }),
    /** Looks behind the locks, to check what was written. */
    owner: <T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> =>
      asOwner(url, async (client) => (await client.query(text, values)).rows as T[]),
  }
}

export type TestSite = Awaited<ReturnType<typeof testSite>>

/** Pages keep French punctuation on its line, and a verb with its pronoun; a test reads and writes them as they are typed. */
const broken = (text: string) => text.replace(/\u00a0(?=[:;!?»])|(?<=«)\u00a0/g, ' ').replaceAll('\u2011', '-')

/** What a page says that it showed, in its forms to sign. */
export const shownBy = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(shown|vu\.[^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  )

/** As a browser sends a form: with a file it is in parts, otherwise in one line. */
const formOf = (fields: Fields): FormData | URLSearchParams => {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === undefined ? [] : [[name, one] as const])),
  )
  const form = given.some(([, one]) => one instanceof File) ? new FormData() : new URLSearchParams()
  for (const [name, one] of given) form.append(name, one as string)
  return form
}
