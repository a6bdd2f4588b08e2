import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { Hono } from 'hono'
import { readSheet } from './sheet.ts'

type Asset = { bytes: Uint8Array<ArrayBuffer>; packed: Uint8Array<ArrayBuffer> | null; type: string; hash: string }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Everything under `public/` and the built islands, read once at start; an address carries the hash of its content. */
export class Assets {
  readonly #files = new Map<string, Asset>()

  constructor(folders = ['public', 'dist/islands']) {
    for (const folder of folders)
      for (const path of filesIn(folder)) this.#files.set(relative(folder, path).split(sep).join('/'), read(path))
  }

  /** `css/staff.css` → `/actifs/3f2a9c41d0/css/staff.css`, to be kept for ever by a browser. */
  href(name: string): string {
    const asset = this.#files.get(name)
    if (!asset) throw new Error(`No such asset: ${name}`)
    return `/actifs/${asset.hash}/${name}`
  }

  has(name: string): boolean {
    return this.#files.has(name)
  }

  routes(): Hono {
    const app = new Hono()
    app.get('/actifs/:hash/*', (c) =>
      this.#send(
        c.req.path.split('/').slice(3).join('/'),
        'public, max-age=31536000, immutable',
        c.req.header('accept-encoding'),
      ),
    )
    for (const name of this.#files.keys())
      if (!name.includes('/'))
        app.get(`/${name}`, (c) => this.#send(name, 'public, max-age=86400', c.req.header('accept-encoding')))
    return app
  }

  #send(name: string, cache: string, accepted = ''): Response {
    const asset = this.#files.get(name)
    if (!asset) return new Response('Fichier introuvable.', { status: 404 })
    const packed = asset.packed && /\bbr\b/.test(accepted) ? asset.packed : null
    return new Response(packed ?? asset.bytes, {
      headers: {
        'content-type': asset.type,
        'cache-control': cache,
        vary: 'accept-encoding',
        ...(packed ? { 'content-encoding': 'br' } : {}),
      },
    })
  }
}

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in types)
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
}

const read = (path: string): Asset => {
  const sheet = extname(path) === '.css'
  const bytes = new Uint8Array(sheet ? Buffer.from(readSheet(path)) : readFileSync(path))
  const type = types[extname(path)] ?? 'application/octet-stream'
  const packs = /text|svg|json/.test(type)
  const packed = packs
    ? new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    : null
  return { bytes, packed, type, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 10) }
}
