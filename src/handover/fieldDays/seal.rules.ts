/**
 * How what is done without network is sealed: the tablet holds only the public half of a pair, so that whoever finds it reads
 * nothing, and a forgotten code loses nothing. ECDH on P-256 with a key of one use, HKDF-SHA-256, AES-256-GCM (the scheme of
 * RFC 9180 in its base mode, written with what every browser and Node offer).
 */
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const POINT = 65
const IV = 12

export type Bytes = Uint8Array<ArrayBuffer>
export type TabletKeys = { publicKey: Bytes; privateKey: Bytes }

/** A pair for one tablet: `publicKey` goes with it (an uncompressed point), `privateKey` stays (PKCS #8). */
export async function newTabletKeys(): Promise<TabletKeys> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)),
    privateKey: new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)),
  }
}

/** `about` is bound to the content: moved to another place, it does not open any more. */
export async function sealFor(publicKey: Bytes, content: string, about: string): Promise<Bytes> {
  const once = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const theirs = await crypto.subtle.importKey('raw', publicKey, CURVE, false, [])
  const iv = crypto.getRandomValues(new Uint8Array(IV))
  const key = await sharedKey(theirs, once.privateKey, point, 'encrypt')
  const closed = await crypto.subtle.encrypt(bound(iv, about), key, new TextEncoder().encode(content))
  return joined(point, iv, new Uint8Array(closed))
}

/** What was sealed, or null when it was made for another key, moved, cut or changed. */
export async function openSealed(privateKey: Bytes, sealed: Bytes, about: string): Promise<string | null> {
  try {
    const point = sealed.slice(0, POINT)
    const ours = await crypto.subtle.importKey('pkcs8', privateKey, CURVE, false, ['deriveBits'])
    const theirs = await crypto.subtle.importKey('raw', point, CURVE, false, [])
    const key = await sharedKey(theirs, ours, point, 'decrypt')
    const opened = await crypto.subtle.decrypt(
      bound(sealed.slice(POINT, POINT + IV), about),
      key,
      sealed.slice(POINT + IV),
    )
    return new TextDecoder().decode(opened)
  } catch {
    return null
  }
}

async function sharedKey(theirs: CryptoKey, ours: CryptoKey, point: Bytes, use: 'encrypt' | 'decrypt') {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('maillon field act')
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  )
}

const bound = (iv: Bytes, about: string) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
})

const joined = (...parts: Bytes[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
