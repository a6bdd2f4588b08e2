import type { FirstName } from '../../testing/cast.ts'
import { tokenOf } from '../../testing/cast.ts'
import type { Fields, TestSite } from '../../testing/testSite.ts'

/** Somebody before one browser of the bench: each reads as a scanner does, and sees what the page then says. */
export function stationOf(site: TestSite, first: FirstName, browser: string) {
  const cookie = `maillon.session_token=${tokenOf(first)}.s; maillon_poste=${browser}`
  const send = (fields: Fields) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value as string)
    return site.request(cookie, '/etabli/poste', { method: 'POST', body })
  }
  const get = (path: string) => site.request(cookie, path)
  return {
    send,
    get,
    /** Reads a code; what the large result says, in words. */
    scan: async (code: string, more: Fields = {}): Promise<string> => {
      const answer = await send({ code, ...more })
      if (answer.status !== 303) throw new Error(`${answer.status} for ${code}: ${answer.text}`)
      return resultIn((await get('/etabli/poste')).text)
    },
    shows: async () => (await get('/etabli/poste')).text,
  }
}

/** The words of the result, and its outcome first: "done: Testé ML-0412, Dell…". */
export function resultIn(html: string): string {
  const [, part = ''] = /<div data-part="result"[^>]*>([\s\S]*?)<div data-part="lines">/.exec(html) ?? []
  const outcome = /data-outcome="(\w+)"/.exec(part)?.[1] ?? ''
  return `${outcome}: ${part
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()}`
}
