import type { ComponentChildren } from 'preact'

/** turn: someone must act · done: closed well · loss: lost, refused, late · calm: nothing to do. */
export type Tone = 'turn' | 'done' | 'loss' | 'calm'

/** A short state or fact. The words carry the meaning, the colour only repeats it. */
export const Chip = ({ tone, children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={tone ? `chip ${tone}` : 'chip'}>{children}</span>
)

/** A line of chips. */
export const Chips = ({ children }: { children: ComponentChildren }) => <div class="chips">{children}</div>
