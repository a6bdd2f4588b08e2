import type { Tone } from '#platform/ui/chip.tsx'
import type { Arrival } from '../arrivals/arrival.rules.ts'
import { arrivalChip } from '../arrivals/arrival.words.ts'
import { sayState, toneOf } from './words.ts'

type Standing = Arrival & { state: string; asked_at: Date | null; hushed?: boolean }

/** Where a prescription stands, in the same word on its page, in a list, in a file and on the page of its family. */
export const sayStanding = (one: Standing): readonly [label: string, tone: Tone | undefined] =>
  one.state === 'sent' && one.asked_at
    ? ['Question posée', 'turn']
    : (arrivalChip(one) ?? [sayState(said(one)), toneOf(said(one))])

/** What others promise is not told to a school: its orientation was accepted. */
const said = ({ state, hushed }: Standing): string => (hushed && state === 'promised' ? 'accepted' : state)
