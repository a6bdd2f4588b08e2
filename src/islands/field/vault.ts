import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Pack } from '#handover/fieldDays/pack.rules.ts'
import { type Bytes, sealFor } from '#handover/fieldDays/seal.rules.ts'
import { fromBase64 } from './base64.ts'
import { Full, isFull, whole } from './full.ts'
import type { Here, KeptAct, NewAct } from './kept.ts'
import { fresh, type Lock, type Locked, lockOf, newGuard } from './lock.ts'

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

export class StillToSend extends Error {}

/** This browser keeps nothing. */
export class Shut extends Error {}

/**
 * What this browser keeps of a day without network. Families open with a code; what was done is sealed for Maillon alone and
 * can always be sent, code or no code. An act is on the disk before anything says that it is done.
 */
export class Vault {
  readonly #db: IDBPDatabase<Schema>

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db
  }

  /** Throws `Full` without room, `Shut` when this browser keeps nothing at all: a private window, a locked profile. */
  static async open(): Promise<Vault> {
    try {
      const db = await openDB<Schema>('maillon-terrain', 1, {
        upgrade(made) {
          made.createObjectStore('tablet', { keyPath: 'id' })
          made.createObjectStore('acts', { keyPath: 'seq' })
        },
      })
      const vault = new Vault(db)
      await vault.#forgetInTime()
      return vault
    } catch (error) {
      throw isFull(error) ? new Full() : new Shut()
    }
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
    await whole(tx, async () => {
      await tx.objectStore('acts').clear()
      await tx.objectStore('tablet').put(kept)
    })
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
    await whole(tx, async () => {
      const kept = await tx.store.get('tablet')
      if (kept) await tx.store.put({ ...kept, here: closed })
    })
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
    await whole(tx, async () => {
      const before = await tx.objectStore('tablet').get('tablet')
      await tx.objectStore('acts').add(kept)
      if (before) await tx.objectStore('tablet').put({ ...before, here: closed })
    })
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
    await whole(tx, async () => {
      const kept = await tx.store.get(seq)
      if (kept) await tx.store.put({ ...kept, answer })
    })
  }

  /** Nothing of the day stays here. Refuses while something waits to be sent. */
  async erase(): Promise<void> {
    if ((await this.waiting()).length > 0) throw new StillToSend()
    const tx = this.#db.transaction(['tablet', 'acts'], 'readwrite', { durability: 'strict' })
    await whole(tx, async () => {
      await tx.objectStore('tablet').clear()
      await tx.objectStore('acts').clear()
    })
  }

  /** Past its time the tablet forgets the families by itself; what was done stays until it is sent. */
  async #forgetInTime(): Promise<void> {
    const kept = await this.#db.get('tablet', 'tablet')
    if (!kept?.pack || Date.now() < kept.forgetAt) return
    const tx = this.#db.transaction('tablet', 'readwrite', { durability: 'strict' })
    await whole(tx, () => tx.store.put({ ...kept, pack: null, here: null }))
  }
}

export type Opened = { pack: Pack; here: Here; lock: Lock }
