import type { html } from 'hono/html'
import { type LinkState, sayChain, statesAt } from './chain.rules.ts'
import type { Tone } from './chip.tsx'
import { escaped } from './escaped.ts'

/** A piece of markup already escaped, made by the functions below or by `html`. An object of one field is several times lighter. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  /** `html` takes it as it stands: see Hono's `HtmlEscaped`. */
  get isEscaped(): true {
    return true
  }
  toString(): string {
    return this.text
  }
}
export type Html = Markup | ReturnType<typeof html>

/** What a cell of Rows may hold: a text is escaped, nothing shows a dash. */
export type Cell = string | number | Html | null | undefined

/** Bold link: the first cell of a row. Written as text, since a long list has one in each row. */
export const linkCell = (href: string, text: string, detail?: string): Html =>
  new Markup(`<a href="${escaped(href)}">${escaped(text)}</a>${detail ? `<small>${escaped(detail)}</small>` : ''}`)

export const chipCell = (text: string, tone?: Tone, detail?: string): Html =>
  new Markup(
    detail
      ? `<span><span class="chip ${tone ?? ''}">${escaped(text)}</span><small>${escaped(detail)}</small></span>`
      : `<span class="chip ${tone ?? ''}">${escaped(text)}</span>`,
  )

/** A territory has a few dozen different chains: each is drawn once. */
const drawn = new WeakMap<readonly LinkState[], Html>()

export const chainCell = (stage: number, states: readonly LinkState[] = statesAt(stage)): Html => {
  const known = drawn.get(states)
  if (known) return known
  const links = states.map((state) => `<i class="${state}"></i>`).join('')
  const cell = new Markup(
    `<span class="chain small" role="img" aria-label="${escaped(sayChain(states))}">${links}</span>`,
  )
  drawn.set(states, cell)
  return cell
}
