/** Locked again when nobody touched the tablet for so long: ten minutes. */
const IDLE = 10 * 60_000

/** Does it once nobody touched the tablet for so long; gives what stops watching. */
export function whenIdle(then: () => void): () => void {
  let timer = setTimeout(then, IDLE)
  const again = () => {
    clearTimeout(timer)
    timer = setTimeout(then, IDLE)
  }
  const signs = ['pointerdown', 'keydown'] as const
  for (const sign of signs) addEventListener(sign, again)
  return () => {
    clearTimeout(timer)
    for (const sign of signs) removeEventListener(sign, again)
  }
}
