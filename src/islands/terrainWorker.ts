/**
 * Keeps the page of the field at hand: its shell and its files, nothing about anybody. Files bear the hash of their content in
 * their address; the page is taken again each time there is a network.
 */
const CACHE = 'maillon-terrain'
const PAGE = '/terrain'

type Extendable = Event & { waitUntil(work: Promise<unknown>): void }
type Fetched = Extendable & { request: Request; respondWith(answer: Promise<Response>): void }

const worker = self as unknown as {
  addEventListener(kind: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(kind: 'fetch', listener: (event: Fetched) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

worker.addEventListener('install', (event) => event.waitUntil(takeAgain().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (mode === 'navigate' && pathname === PAGE) {
    const fresh = takeAgain()
    event.waitUntil(fresh.catch(() => {}))
    event.respondWith(kept(PAGE).then((answer) => answer ?? fresh))
  } else if (pathname.startsWith('/actifs/'))
    event.respondWith(kept(event.request.url).then((answer) => answer ?? fetch(event.request)))
})

const kept = async (address: string): Promise<Response | undefined> =>
  (await caches.open(CACHE)).match(address, { ignoreVary: true })

/** The page and its files, all of them or none: without the session, so that nobody’s name is kept. */
async function takeAgain(): Promise<Response> {
  const page = await fetch(PAGE, { credentials: 'omit' })
  if (!page.ok) throw new Error(`${PAGE} answered ${page.status}`)
  const files = [...new Set((await page.clone().text()).match(/\/actifs\/[^"'\s]+/g))]
  const cache = await caches.open(CACHE)
  const missing = []
  for (const file of files) if (!(await cache.match(file, { ignoreVary: true }))) missing.push(file)
  await cache.addAll(missing)
  await cache.put(PAGE, page.clone())
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== PAGE && !files.includes(pathname)) await cache.delete(url)
  }
  return page
}
