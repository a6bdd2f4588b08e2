import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** On every answer. Pages about people are never kept by a browser or a proxy. */
export const secureFields: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** Answers that were made with these fields already. */
export const dressed = new WeakSet<Response>()

/** Adds the fields to any other answer, without weakening what the answer says itself. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.req.url.startsWith('https:')) c.res.headers.set('strict-transport-security', 'max-age=31536000')
  if (dressed.has(c.res)) return
  for (const [name, value] of Object.entries(secureFields)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}
