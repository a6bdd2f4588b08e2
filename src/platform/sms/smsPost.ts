import type { Post } from '#platform/jobs/deliver.ts'

/** A gateway that said no for good: another try would change nothing. */
export class RefusedForGood extends Error {
  readonly code: string
  constructor(status: number) {
    super(`The SMS gateway answered ${status}.`)
    this.code = `SMS_${status}`
  }
}

const PATIENCE = 10_000
const busy = [408, 425, 429]

/**
 * Sends SMS through an HTTP gateway: `POST url` with `{ to, text, reference }` as JSON, `to` in international form. Any 2xx
 * is an acceptance. The reference is the message's own identifier: a gateway that saw it twice can tell.
 */
export const smsPost = (url: string, { address, token }: { address: string; token?: string }): Post => ({
  deliver: async ({ id, phone, body, link }) => {
    const text = link ? `${body} ${new URL(link, address).href}` : body
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ to: phone, text, reference: id }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.body?.cancel()
    if (answer.ok) return
    if (answer.status >= 400 && answer.status < 500 && !busy.includes(answer.status))
      throw new RefusedForGood(answer.status)
    throw Object.assign(new Error(`The SMS gateway answered ${answer.status}.`), { code: `SMS_${answer.status}` })
  },
  close: () => {},
})
