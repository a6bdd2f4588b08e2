import { html } from 'hono/html'
import { type LinkState, sayChain, statesAt } from './chain.rules.ts'
import type { Tone } from './chip.tsx'

/** A piece of markup already escaped: only `html` makes one. */
export type Html = ReturnType<typeof html>

/** What a cell of Rows may hold: a text is escaped, nothing shows a dash. */
export type Cell = string | number | Html | null | undefined

/** Bold link: the first cell of a row. */
export const linkCell = (href: string, text: string, detail?: string): Html =>
  detail ? html`<a href="${href}">${text}</a><small>${detail}</small>` : html`<a href="${href}">${text}</a>`

export const chipCell = (text: string, tone?: Tone): Html => html`<span class="chip ${tone ?? ''}">${text}</span>`

/** A territory has a few dozen different chains: each is drawn once. */
const drawn = new Map<string, Html>()

export const chainCell = (stage: number, states: readonly LinkState[] = statesAt(stage)): Html => {
  const key = states.join()
  let cell = drawn.get(key)
  if (!cell) {
    cell = html`<span class="chain small" role="img" aria-label="${sayChain(states)}">${states.map((state) => html`<i class="${state}"></i>`)}</span>`
    drawn.set(key, cell)
  }
  return cell
}
