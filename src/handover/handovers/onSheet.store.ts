import type { Acting } from '#platform/access/acting.ts'
import type { Refusal } from '#platform/access/refusal.ts'
import { attempt } from '#platform/db/attempt.ts'
import { lockHandover } from './handover.store.ts'

/** The hour of an act done without network, as the field gives it (ISO 8601); nothing when it is done here and now. */
export type Said = { said_at?: string }

/** One act on one sheet, whoever does it: the sheet is locked, then `act` is asked with its state. */
export const onSheet = <T>(
  by: Acting,
  sheet: { id: string },
  act: (state: string) => Promise<Refusal | T>,
  sentences?: Record<string, string>,
): Promise<Refusal | T> => attempt(by.db, async () => act(await lockHandover(by, sheet.id)), sentences)
