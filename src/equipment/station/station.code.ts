import { isId } from '#platform/db/id.ts'
import { labelIn } from '../labels/label.code.ts'
import { type Card, cardOf } from './station.cards.ts'
import { retyped } from './station.keyboard.ts'

/** What was read: a mode card, a label, a number on a machine, the address of one, or something that is none of them. */
export type Code =
  | { kind: 'card'; card: Card }
  | { kind: 'label'; label: string; said: string }
  | { kind: 'number'; said: string }
  | { kind: 'device'; id: string }
  | { kind: 'elsewhere'; host: string }
  | { kind: 'address' }

/** `hosts` is where this site answers: the address on a label says whose it is. */
export function readCode(raw: string, hosts: readonly string[]): Code {
  const said = raw.trim()
  const direct = sure(said, hosts)
  if (direct) return direct
  const other = retyped(said)
  // A trigger held too long types a code twice before it validates.
  const half = said.slice(0, said.length / 2)
  if (half && half + half === said && (sure(half, hosts) || isNumber(half))) return readCode(half, hosts)
  const misread = other !== said && (sure(other, hosts) ?? (isNumber(other) ? number(other) : null))
  return misread || number(said)
}

const isNumber = (said: string): boolean => /^ML-\d{4,}$/i.test(said)
const number = (said: string): Code => ({ kind: 'number', said })

/** A code whose shape alone says what it is. */
function sure(said: string, hosts: readonly string[]): Code | null {
  const card = cardOf(said)
  if (card) return { kind: 'card', card }
  const label = labelIn(said)
  if (label) return { kind: 'label', label, said }
  return /^https?:\/\//i.test(said) && URL.canParse(said) ? addressed(new URL(said), hosts) : null
}

function addressed(url: URL, hosts: readonly string[]): Code {
  const [, short] = /^\/e\/([\w-]+)$/i.exec(url.pathname) ?? []
  const [, id] = /^\/appareils\/([0-9a-f-]{36})(\/etiquette)?$/i.exec(url.pathname) ?? []
  if (!hosts.includes(url.host)) return short || id ? { kind: 'elsewhere', host: url.host } : { kind: 'address' }
  if (short) return sure(short, hosts) ?? number(short)
  return id && isId(id) ? { kind: 'device', id } : { kind: 'address' }
}
