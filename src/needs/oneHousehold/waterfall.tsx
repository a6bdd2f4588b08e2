import type { Step } from '../linkage/explain.ts'
import { sayPoints } from './words.ts'

type Drawn = Step & { from: number; to: number; points: number }

/** Points are said by halves; what is shown of each clue adds up to what is shown of all. */
const half = (bits: number) => Math.round(bits * 2) / 2

/** Each clue begins where the one before ended, as on a balance that tips: to the right, one family. */
const drawn = (steps: readonly Step[]): Drawn[] => {
  let at = 0
  return steps.map((step) => {
    const from = at
    at += step.bits
    return { ...step, from, to: at, points: half(at) - half(from) }
  })
}

const tenth = (n: number) => Math.round(n * 10) / 10

/** What each clue weighs, one under the other, and all of it together; those that say nothing are left out. The figures stand in words beside the picture. */
export const Waterfall = ({ steps, said }: { steps: readonly Step[]; said: string }) => {
  const lines = drawn(steps).filter(({ clue, points }) => clue === 'start' || points !== 0)
  const ends = lines.flatMap(({ from, to }) => [from, to])
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const share = (bits: number) => tenth(((bits - least) / Math.max(1, most - least)) * 100)
  return (
    <ol class="waterfall">
      {lines.map(({ label, says, points, from, to }) => (
        <li class={points < 0 ? 'against' : 'for'}>
          <span class="line">
            <span>
              {label}
              {says && (
                <>
                  {'\u00a0: '}
                  <small>{says}</small>
                </>
              )}
            </span>
            <b>{sayPoints(points)}</b>
          </span>
          <svg class="gauge" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              x={share(Math.min(from, to))}
              width={Math.max(1, tenth(share(Math.max(from, to)) - share(Math.min(from, to))))}
              height="10"
            />
          </svg>
        </li>
      ))}
      <li>
        <span class="line">
          <b>Ensemble : {said.toLowerCase()}</b>
          <b>{sayPoints(lines.at(-1)?.to ?? 0)}</b>
        </span>
      </li>
    </ol>
  )
}
