/** The disk of the tablet has no room left. */
export class Full extends Error {}

/** Writes in one transaction and waits until it is on the disk; throws `Full` when there is no room for it, wherever the browser says so. */
export async function whole(tx: { done: Promise<void>; abort(): void }, write: () => Promise<unknown>): Promise<void> {
  const done = tx.done.then(
    () => null,
    (error: unknown) => error ?? new DOMException('', 'AbortError'),
  )
  const stopped = await write().then(
    () => null,
    (error: unknown) => {
      try {
        tx.abort()
      } catch {
        // It is over already.
      }
      return error
    },
  )
  const refused = [stopped, await done]
  if (refused.some(isFull)) throw new Full()
  const [first] = refused.filter((error) => error !== null)
  if (first) throw first
}

/** Browsers name it alike, whether the request, the transaction or the opening of the database is refused. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError'
