import { isAPIError } from 'better-auth/api'

/** Why better-auth refused: its own code, or an empty text when it sends elsewhere. Any other error is thrown on. */
export function refusedBecause(error: unknown): string {
  if (!isAPIError(error)) throw error
  return String(error.body?.code ?? '')
}
