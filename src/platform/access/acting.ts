import type { Db } from '#platform/db/bound.ts'
import type { Member } from './member.ts'

/** Who acts, through which transaction, at what time: the first argument of every read and every act. */
export type Acting = { db: Db; member: Member; now: Date; newId(): string }
