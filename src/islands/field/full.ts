/** The disk of the tablet has no room left. */
export class Full extends Error {}

/** Waits for a transaction to be on the disk; throws `Full` when it does not hold. */
export const whole = async (done: Promise<void>): Promise<void> => {
  try {
    await done
  } catch (error) {
    throw full(error)
  }
}

/** A refusal of the browser, as ours when it is for want of room. */
export const full = (error: unknown): unknown =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? new Full() : error
