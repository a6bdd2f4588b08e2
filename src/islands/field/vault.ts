import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SaidAct } from '#handover/fieldDays/fieldAct.form.ts'
import type { Pack } from '#handover/fieldDays/pack.rules.ts'
import { type Bytes, sealFor } from '#handover/fieldDays/seal.rules.ts'
import { fresh, type Lock, type Locked, lockOf, newGuard } from './lock.ts'

/** What one sheet became on this tablet. */
export type SheetHere = {
  arrivedAt?: string
  done?: { kind: 'signed' | 'declined' | 'absent'; at: string }
  /** The acts of this sheet, by their numbers. */
  acts?: string[]
  /** Numbers of the devices given in place of those foreseen, by item. */
  given?: Record<string, string>
  draft?: Draft
}
/** What is being filled in: kept at each step, so that a power cut takes nothing away. */
export type Draft = {
  signer?: string
  witness?: string
  items: Record<
    string,
    { seen?: boolean; outcome?: 'taken' | 'refused'; device?: string; broken?: boolean; why?: string }
  >
}
export type Here = { sheets: Record<string, SheetHere> }

/** One act that awaits being sent, or that was answered. */
export type KeptAct = {
  seq: number
  id: string
  sealed: Bytes
  answer?: { outcome: 'done' | 'incident'; why: string | null }
}

type Kept = {
  id: 'tablet'
  tablet: string
  label: string
  publicKey: Bytes
  salt: Bytes
  guard: CryptoKey
  pack: Locked | null
  here: Locked | null
  forgetAt: number
}

interface Schema extends DBSchema {
  tablet: { key: string; value: Kept }
  acts: { key: number; value: KeptAct }
}

export class WrongCode extends Error {}
export class Full extends Error {}
export class StillToSend extends Error {}

/** An act as a screen makes it; the vault numbers it. */
export type NewAct = SaidAct extends infer A ? (A extends SaidAct ? Omit<A, 'id' | 'seq' | 'at'> : never) : never

/**
 * What this browser keeps of a day without network. Families open with a code; what was done is sealed for Maillon alone and
 * can always be sent, code or no code. An act is on the disk before anything says that it is done.
 */
export class Vault {
  readonly #db: IDBPDatabase<Schema>

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db
  }

  static async open(): Promise<Vault> {
    const db = await openDB<Schema>('maillon-terrain', 1, {
      upgrade(made) {
        made.createObjectStore('tablet', { keyPath: 'id' })
        made.createObjectStore('acts', { keyPath: 'seq' })
      },
    })
    const vault = new Vault(db)
    await vault.#forgetInTime()
    return vault
  }

  /** Keeps the sheets under the code. Refuses while acts of an earlier day wait: they leave first. */
  async create(pack: Pack, code: string): Promise<void> {
    if ((await this.waiting()).length > 0) throw new StillToSend()
    const [salt, guard] = [fresh(16), await newGuard()]
    const lock = await lockOf(code, salt, guard)
    const kept: Kept = {
      id: 'tablet',
      tablet: pack.tablet,
      label: pack.label,
      publicKey: fromBase64(pack.publicKey),
      salt,
      guard,
      pack: await lock.close(pack),
      here: await lock.close({ sheets: {} } satisfies Here),
      // By this clock, whatever it shows.
      forgetAt: Date.now() + (Date.parse(pack.forgetAt) - Date.parse(pack.takenAt)),
    }
    const tx = this.#db.transaction(['tablet', 'acts'], 'readwrite', { durability: 'strict' })
    await tx.objectStore('acts').clear()
    await tx.objectStore('tablet').put(kept)
    await whole(tx.done)
    await navigator.storage?.persist?.().catch(() => false)
  }

  /** Which tablet this is, without opening anything; null when none was prepared here. */
  async who(): Promise<{ tablet: string; label: string; forgotten: boolean } | null> {
    const kept = await this.#db.get('tablet', 'tablet')
    return kept ? { tablet: kept.tablet, label: kept.label, forgotten: kept.pack === null } : null
  }

  async unlock(code: string): Promise<Opened> {
    const kept = await this.#db.get('tablet', 'tablet')
    if (!kept?.pack || !kept.here) throw new WrongCode()
    const lock = await lockOf(code, kept.salt, kept.guard)
    try {
      const [pack, here] = await Promise.all([lock.open(kept.pack), lock.open(kept.here)])
      return { pack: pack as Pack, here: here as Here, lock }
    } catch {
      throw new WrongCode()
    }
  }

  /** What is being filled in, kept as it stands. */
  async keep({ lock }: Opened, here: Here): Promise<void> {
    const closed = await lock.close(here)
    const tx = this.#db.transaction('tablet', 'readwrite')
    const kept = await tx.store.get('tablet')
    if (kept) await tx.store.put({ ...kept, here: closed })
    await whole(tx.done)
  }

  /** Writes an act and what became of its sheet together: both or neither. */
  async write(opened: Opened, id: string, act: NewAct, here: Here): Promise<KeptAct> {
    const seq = ((await this.#db.getAllKeys('acts')).at(-1) ?? -1) + 1
    const { publicKey, tablet } = (await this.#db.get('tablet', 'tablet')) ?? { publicKey: null, tablet: '' }
    if (!publicKey) throw new WrongCode()
    const said = JSON.stringify({ ...act, id, seq, at: new Date().toISOString() })
    const kept: KeptAct = { seq, id, sealed: await sealFor(publicKey, said, `${tablet} ${id} ${seq}`) }
    const closed = await opened.lock.close(here)
    const tx = this.#db.transaction(['tablet', 'acts'], 'readwrite', { durability: 'strict' })
    const before = await tx.objectStore('tablet').get('tablet')
    try {
      await tx.objectStore('acts').add(kept)
      if (before) await tx.objectStore('tablet').put({ ...before, here: closed })
      await tx.done
    } catch (error) {
      throw full(error)
    }
    return kept
  }

  async waiting(): Promise<KeptAct[]> {
    return (await this.#db.getAll('acts')).filter(({ answer }) => !answer)
  }

  acts(): Promise<KeptAct[]> {
    return this.#db.getAll('acts')
  }

  async answered(seq: number, answer: NonNullable<KeptAct['answer']>): Promise<void> {
    const tx = this.#db.transaction('acts', 'readwrite')
    const kept = await tx.store.get(seq)
    if (kept) await tx.store.put({ ...kept, answer })
    await whole(tx.done)
  }

  /** Nothing of the day stays here. Refuses while something waits to be sent. */
  async erase(): Promise<void> {
    if ((await this.waiting()).length > 0) throw new StillToSend()
    const tx = this.#db.transaction(['tablet', 'acts'], 'readwrite', { durability: 'strict' })
    await tx.objectStore('tablet').clear()
    await tx.objectStore('acts').clear()
    await whole(tx.done)
  }

  /** Past its time the tablet forgets the families by itself; what was done stays until it is sent. */
  async #forgetInTime(): Promise<void> {
    const kept = await this.#db.get('tablet', 'tablet')
    if (!kept?.pack || Date.now() < kept.forgetAt) return
    await this.#db.put('tablet', { ...kept, pack: null, here: null })
  }
}

export type Opened = { pack: Pack; here: Here; lock: Lock }

const whole = async (done: Promise<void>): Promise<void> => {
  try {
    await done
  } catch (error) {
    throw full(error)
  }
}

const full = (error: unknown): unknown =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? new Full() : error

export const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

export const toBase64 = (bytes: Bytes): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
