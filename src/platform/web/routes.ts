import type { Context } from 'hono'
import type { Acting, Ways } from '#platform/access/acting.ts'
import type { Member, Role } from '#platform/access/member.ts'
import type { Db } from '#platform/db/bound.ts'

/** What every page finds in `c.var`. On a page open to anyone, `member` and `by` are only there when somebody is signed in. */
export type Variables = {
  by: Acting
  db: Db
  member: Member
  /** On pages open to anyone: the member who happens to be signed in. */
  visitor: Member | null
  now: Date
  /** What leaves this site by itself, on pages where nobody is signed in too. */
  ways: Ways
  /** A short number that a person can read out, and that the log holds too. */
  reference: string
  /** The single-use key that this form carried, already checked to be new. */
  once: string | null
}
export type Env = { Variables: Variables }
export type Page = Context<Env>
export type Handler = (c: Page) => Response | Promise<Response>

/** Who may enter: anyone, any signed-in member, or these roles ('admin' adds those who manage their organisation). */
export type Who = 'anyone' | 'members' | readonly (Role | 'admin')[]

export type RouteOptions = {
  /** Largest body that this route reads, in bytes; one mebibyte unless told. */
  maxBytes?: number
  /** Open before the second factor is given, as the page that asks for it must be. */
  beforeSecondFactor?: boolean
  /**
   * Acts on the session itself, through the accounts: the transaction that says who asks is over before the handler runs,
   * so that neither waits for the other. There is no `c.var.db` nor `c.var.by`, and no single-use key.
   */
  apart?: boolean
  /** A page that leaves a trace of being read: its answer waits for the commit, as an act's does. */
  writes?: boolean
  /** Where somebody whose session was over lands once signed in again: what they had typed goes along. Their day, unless told. */
  resume?: (typed: FormData) => string
  /** Answers for another program or a file: errors are short text instead of a page. */
  plain?: boolean
}
export type Route = { method: 'GET' | 'POST'; path: string; who: Who; handler: Handler; options: RouteOptions }

/** The routes of a capability. Each one declares who may enter: there is no way to leave it out. */
export class Routes {
  readonly list: Route[] = []

  get(path: string, who: Who, handler: Handler, options: RouteOptions = {}): this {
    this.list.push({ method: 'GET', path, who, handler, options })
    return this
  }

  post(path: string, who: Who, handler: Handler, options: RouteOptions = {}): this {
    this.list.push({ method: 'POST', path, who, handler, options })
    return this
  }
}

export const routes = () => new Routes()

export const mayEnter = (who: Who, member: Member | null): boolean => {
  if (who === 'anyone') return true
  if (!member) return false
  return who === 'members' || who.includes(member.role) || (member.admin && who.includes('admin'))
}
