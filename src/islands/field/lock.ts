import type { Bytes } from '#handover/fieldDays/seal.rules.ts'

/** A code slow to guess: PBKDF2-SHA-256, 600,000 rounds (OWASP Password Storage Cheat Sheet). */
const ROUNDS = 600_000

export type Locked = { iv: Bytes; sealed: ArrayBuffer }

/**
 * What closes the families kept on a tablet: the code that its bearer chose, and a key that this browser keeps and lets nobody
 * copy out. Neither one opens without the other.
 */
export type Lock = { close(content: unknown): Promise<Locked>; open(kept: Locked): Promise<unknown> }

export const newGuard = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export async function lockOf(code: string, salt: Bytes, guard: CryptoKey): Promise<Lock> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(code), 'PBKDF2', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  return {
    async close(content) {
      const iv = fresh(12)
      const inner = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        key,
        new TextEncoder().encode(JSON.stringify(content)),
      )
      return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, guard, inner) }
    },
    async open({ iv, sealed }) {
      const inner = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, guard, sealed)
      return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, inner)))
    },
  }
}

export const fresh = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size))
