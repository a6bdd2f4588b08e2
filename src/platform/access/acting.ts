import type { Db } from '#platform/db/bound.ts'
import type { Member } from './member.ts'

/** What leaves this site by itself. Where a way is missing, somebody has to call or write by hand, and the page says so. */
export type Ways = { email: boolean; sms: boolean }

export const everyWay: Ways = { email: true, sms: true }
export const noWay: Ways = { email: false, sms: false }

/**
 * Who acts, through which transaction, at what time: the first argument of every read and every act. `hosts` are the names under
 * which this site answers: what tells the address on one of its labels from any other.
 */
export type Acting = { db: Db; member: Member; now: Date; newId(): string; ways: Ways; hosts: readonly string[] }
