import { createHash } from 'node:crypto'

/**
 * SHA-256 of a list as it was frozen, in hexadecimal: the scenario as it is written, but the seed, which is drawn later. Announced before the
 * draw, it proves that nobody was added, taken away or moved once the seed was known.
 */
export function listHash(scenario: object): string {
  const { seed, ...frozen } = scenario as { seed?: unknown }
  return createHash('sha256').update(JSON.stringify(frozen)).digest('hex')
}
