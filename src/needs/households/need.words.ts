import type { Tone } from '#platform/ui/chip.tsx'
import { isEquipped, isOfSchool } from './chain.ts'
import type { NeedKind } from './words.ts'

type Known = { kind: string; state: string; urgent: boolean }

const words: Record<string, readonly [label: string, tone?: Tone]> = {
  heard: ['entendu'],
  qualified: ['précisé'],
  prescribed: ['orienté'],
  promised: ['promis'],
  served: ['servi', 'done'],
  followed: ['accompagné', 'done'],
}

/** How a need stands, in a word. A closed one says what it had received: the letters of the chain remember it. */
export function sayNeedState({ kind, state, urgent }: Known, chain: string): readonly [label: string, tone?: Tone] {
  if (isOfSchool(chain) && isEquipped(chain) && kind !== 'skills') return ['famille équipée', 'done']
  if (state !== 'closed') {
    const [label = '', tone] = words[state] ?? []
    return [label, tone ?? (urgent ? 'turn' : undefined)]
  }
  if (!received[kind as NeedKind]?.(chain)) return ['non servi', 'calm']
  return kind === 'skills' ? ['accompagné', 'done'] : ['servi', 'done']
}

const lit = (chain: string, ...links: number[]) => links.every((link) => chain[link - 1] === 'd')

/** The links that only this need lights: nothing is closed while something is promised, so what was promised was given. */
const received: Record<NeedKind, (chain: string) => boolean> = {
  computer: (chain) => lit(chain, 3, 4),
  connection: (chain) => lit(chain, 5),
  skills: (chain) => lit(chain, 6),
}
