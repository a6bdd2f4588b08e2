import { Gauge } from './bars.tsx'
import { sayNumber } from './counted.ts'

/** `among`: how many need this step, when it is not everybody's. */
type Step = { label: string; count: number; among?: number; href?: string }

type Props = {
  caption: string
  /** From the widest to the narrowest. */
  steps: readonly Step[]
  /** What is counted: "familles". */
  of: string
}

const share = (part: number, whole: number) => (whole > 0 ? (part / whole) * 100 : 0)

/**
 * How many remain at each step: a picture that is also its own table. When some steps are not everybody's, each is told among
 * those who need it, and none as a share of the beginning.
 */
export const Funnel = ({ caption, steps, of }: Props) => {
  const first = steps[0]?.count ?? 0
  const told = steps.some(({ among }) => among !== undefined)
  return (
    <table class={told ? 'funnel among' : 'funnel'}>
      <caption>{caption}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Étape</th>
          <th scope="col">{of}</th>
          <th scope="col">{told ? 'Concernées' : 'Part du début'}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ label, count, among, href }) => (
          <tr>
            <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
            <td>
              <Gauge share={share(count, first)} of={told ? share(among ?? first, first) : undefined} />
              <b>{sayNumber(count)}</b> <span class="hidden">{of}</span>
            </td>
            <td>
              {told ? (
                <>
                  sur {sayNumber(among ?? first)} <span>concernées</span>
                </>
              ) : (
                `${Math.round(share(count, first))} %`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
